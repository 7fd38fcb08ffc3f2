import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from './app.mjs';
import { greeting } from './greeting.mjs';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '8080' },
		host: { type: 'string', default: '127.0.0.1' },
		folder: { type: 'string', default: 'output/connections' },
		title: { type: 'string', default: 'Connections test server' },
		key: { type: 'string' },
		cert: { type: 'string' },
		'with-parent': { type: 'boolean', default: false },
	},
});

const folder = resolve(values.folder);
mkdirSync(folder, { recursive: true });
const secure = values.cert !== undefined;
const app = await createApp({ folder, title: values.title, secure });

// Uploads take as long as they take: no limit on a whole request.
const options = { requestTimeout: 0, keepAliveTimeout: 30_000 };
function serverFor(listener) {
	const server = secure
		? createSecureServer(
				{ ...options, key: readFileSync(values.key), cert: readFileSync(values.cert) },
				listener,
			)
		: createServer(options, listener);
	return server.on('clientError', app.clientError);
}
const server = serverFor(app.listener);
const downloadServer = serverFor(app.downloadListener);

function end() {
	downloadServer.close();
	downloadServer.closeAllConnections();
	server.close(() => process.exit(0));
	server.closeAllConnections();
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (values['with-parent']) {
	process.stdin.on('end', end).on('error', end).resume();
}

function addressOf(listening, host) {
	const { port } = listening.address();
	const name = host.includes(':') ? `[${host}]` : host;
	return `${secure ? 'https' : 'http'}://${name}:${port}`;
}

for (const each of [server, downloadServer]) {
	each.on('error', (error) => {
		console.error(
			error.code === 'EADDRINUSE'
				? `Port ${values.port} is taken: choose another one, e.g. --port ${Number(values.port) + 1} (npm run server -- --port ${Number(values.port) + 1}).`
				: `Can't listen: ${error.message}`,
		);
		process.exit(1);
	});
}
// The second host has another name as well as another port, where the first one is an address of this machine.
const downloadHost = values.host.startsWith('127.') ? 'localhost' : values.host;
downloadServer.listen(0, downloadHost, () => {
	app.services.downloads.origin = addressOf(downloadServer, downloadHost);
	server.listen(Number(values.port), values.host, () => {
		const url = addressOf(server, values.host);
		console.log(values['with-parent'] ? JSON.stringify({ url }) : greeting(url, app.services));
	});
});
