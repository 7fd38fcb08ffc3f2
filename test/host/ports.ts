/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer } from 'node:net';

import { systemCode } from './problem';

function isFree(port: number): Promise<number | undefined> {
	return new Promise((done, fail) => {
		const server = createServer();
		server.once('error', (error) => {
			const code = systemCode(error);
			if (code === 'EADDRINUSE' || code === 'EACCES') done(undefined);
			else fail(error);
		});
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' ? address?.port : undefined));
		});
	});
}

/** Whether a process could listen on that port of this machine now. */
export async function isPortFree(port: number): Promise<boolean> {
	return (await isFree(port)) !== undefined;
}

/** A port that the system hands out. */
export async function anyFreePort(): Promise<number> {
	const port = await isFree(0);
	if (port === undefined) throw new Error('The system gave no free port.');
	return port;
}

/** The first free port from `wanted` on; after 50 taken ones, any. */
export async function freePortFrom(wanted: number): Promise<number> {
	for (let port = wanted; port < wanted + 50; port++) {
		if (await isPortFree(port)) return port;
	}
	return await anyFreePort();
}
