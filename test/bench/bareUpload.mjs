// The least that an upload from disk costs on this Node: undici, a file stream, nothing else.
// Use: node bareUpload.mjs URL FILE CHUNK_BYTES
import { createReadStream, statSync } from 'node:fs';
import { request } from 'undici';

const [url, file, chunk] = process.argv.slice(2);
const { statusCode, body } = await request(url, {
	method: 'POST',
	headers: {
		'content-type': 'application/octet-stream',
		'content-length': String(statSync(file).size),
		'bench-pid': String(process.pid),
	},
	body: createReadStream(file, { highWaterMark: Number(chunk) }),
	headersTimeout: 0,
	bodyTimeout: 0,
});
await body.dump();
if (statusCode !== 201) throw new Error(`The server answered with ${statusCode}`);
