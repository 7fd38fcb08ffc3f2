/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { rmSync } from 'node:fs';
import { startConnections, type ConnectionsServer } from './client';

const idle: ConnectionsServer[] = [];

/**
 * A server as `startConnections()` makes it, back at its seed, but one that serves one test file
 * after another in this process: to start one takes longer than most tests. `stop` gives it back.
 */
export async function shareConnections(): Promise<ConnectionsServer> {
	const server = idle.pop() ?? (await startShared());
	await server.reset();
	return {
		...server,
		stop: async () => {
			idle.push(server);
		},
	};
}

async function startShared(): Promise<ConnectionsServer> {
	const server = await startConnections();
	server.unref();
	process.once('exit', () => rmSync(server.folder, { recursive: true, force: true }));
	return server;
}
