/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { ROOT } from '../host/pack';
import { Problem, runScript } from '../host/problem';
import { leaksIn } from './leaks';

const jest = join(ROOT, 'node_modules/jest/bin/jest.js');

/** Runs Jest with the arguments of this command; a leak that its output tells of fails it, too. */
async function main(): Promise<void> {
	const child = spawn(process.execPath, [jest, ...process.argv.slice(2)], {
		cwd: ROOT,
		stdio: ['inherit', 'inherit', 'pipe'],
	});
	process.on('exit', () => child.kill());
	// results and warnings alike come by stderr
	let output = '';
	child.stderr.on('data', (chunk: Buffer) => {
		process.stderr.write(chunk);
		output += chunk.toString();
	});
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) process.exit(code ?? 1);
	const leaks = leaksIn(output);
	if (leaks.length === 0) return;
	throw new Problem(
		`All tests passed, but something was left open:\n${leaks.join('\n')}\n` +
			'NODE_OPTIONS=--trace-warnings and the option --detectOpenHandles help to find it.',
	);
}

void runScript(main);
