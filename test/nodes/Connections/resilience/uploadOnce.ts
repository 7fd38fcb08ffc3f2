/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { startEngine } from '../../../engine/engine';

/** Uploads one small file to the server whose address is given, and prints the json of its item. */
async function main(baseUrl: string) {
	const engine = await startEngine();
	const { items, error } = await engine.runNode({
		items: [{ files: { data: { name: 'trusted.txt', bytes: Buffer.from('Trusted\n') } } }],
		parameters: { resource: 'file', operation: 'addFile', options: { maxRetries: 0 } },
		credentials: {
			type: 'connectionsApi',
			data: { baseUrl, username: 'amy', password: 'amy-secret' },
		},
	});
	console.log(JSON.stringify(error ? { failed: error.message } : items[0].json));
	await engine.stop();
	process.exit();
}

void main(process.argv[2]);
