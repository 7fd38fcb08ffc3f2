// Runs a server as the head of a process group of its own, and ends the whole group and removes
// the server's folder when the server ends or when our stdin closes. The latter happens however
// the starting process goes, killed ones included; nothing stays behind.
// Use: node guard.mjs FOLDER COMMAND ARGUMENTS...
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const ENDED_WITHIN_MS = 10_000;

const [folder, command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

function finish() {
	if (process.platform !== 'win32') {
		// What the server started and left; we are a member of the group and stay for the folder.
		process.once('SIGTERM', () => {});
		process.kill(-process.pid, 'SIGTERM');
	}
	rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
	process.exit();
}

server.once('error', (error) => {
	console.error(error.message);
	finish();
});
server.once('exit', finish);

process.stdin.resume();
process.stdin.once('end', () => {
	server.kill('SIGTERM');
	setTimeout(() => server.kill('SIGKILL'), ENDED_WITHIN_MS);
});
