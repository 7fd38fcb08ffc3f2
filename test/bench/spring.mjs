// A server that speaks just enough of Connections' Files for a download: the entry of a file, and its
// bytes, made up while they go. The id of the file is the number of its bytes.
// Use: node spring.mjs   prints {"url": …} when it listens; ends when its stdin closes.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BLOCK = randomBytes(1024 * 1024);

function entry(bytes) {
	return (
		'<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td">' +
		`<id>urn:lsid:ibm.com:td:${bytes}</id><td:uuid>${bytes}</td:uuid><td:label>large.bin</td:label>` +
		`<link rel="enclosure" type="application/octet-stream" length="${bytes}"/></entry>`
	);
}

function* blocks(bytes) {
	for (let left = bytes; left > 0; left -= BLOCK.length) {
		yield left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
	}
}

function sendMedia(response, bytes) {
	response.writeHead(200, { 'X-LConn-Auth': 'true', 'Content-Length': bytes });
	// who hangs up is who wants no more
	pipeline(Readable.from(blocks(bytes), { objectMode: false }), response).catch(() => {});
}

function sha256(bytes) {
	const hash = createHash('sha256');
	for (const block of blocks(bytes)) hash.update(block);
	return hash.digest('hex');
}

const server = createServer((request, response) => {
	const [, bytes, what] = /\/(\d+)\/(entry|media|sha256)/.exec(request.url) ?? [];
	if (what === 'media') return sendMedia(response, Number(bytes));
	if (what === 'sha256') return response.end(sha256(Number(bytes)));
	const type = 'application/atom+xml;type=entry;charset=UTF-8';
	response.writeHead(200, { 'X-LConn-Auth': 'true', 'Content-Type': type }).end(entry(bytes));
});
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => {
	console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.stdin.resume();
process.stdin.once('end', () => process.exit());
