import { temporaryFolder } from '../host/pack';
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
	// nobody stops it, so its folder goes with this process
	const server = await startConnections({ folder: temporaryFolder('server') });
	server.unref();
	return server;
}
