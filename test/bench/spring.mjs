// A server that speaks just enough of Connections' Files for a download: the entry of a file, and its
// bytes, made up while they go. The id of a file is the number of its bytes, and a number of its own
// behind a hyphen where there are several of one size.
// Use: node spring.mjs
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serve } from './measured.mjs';

const BLOCK = randomBytes(1024 * 1024);

function entry(id, bytes) {
	return (
		'<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td">' +
		`<id>urn:lsid:ibm.com:td:${id}</id><td:uuid>${id}</td:uuid><td:label>large.bin</td:label>` +
		`<link rel="enclosure" type="application/octet-stream" length="${bytes}"/></entry>`
	);
}

function* blocks(bytes) {
	for (let left = bytes; left > 0; left -= BLOCK.length) {
		yield left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
	}
}

function sendMedia(response, bytes, { settings, seen }) {
	const send = () => {
		seen.bytes += bytes;
		response.writeHead(200, {
			'X-LConn-Auth': 'true',
			'Content-Type': 'application/octet-stream',
			'Content-Length': bytes,
		});
		// who hangs up is who wants no more
		pipeline(Readable.from(blocks(bytes), { objectMode: false }), response).catch(() => {});
	};
	if (settings.latencyMs > 0) setTimeout(send, settings.latencyMs);
	else send();
}

function sha256(bytes) {
	const hash = createHash('sha256');
	for (const block of blocks(bytes)) hash.update(block);
	return hash.digest('hex');
}

serve((request, response, side) => {
	const [, id = '0', bytes = '0', what] =
		/\/((\d+)(?:-\d+)?)\/(entry|media|sha256)/.exec(request.url) ?? [];
	if (what === 'media') return sendMedia(response, Number(bytes), side);
	if (what === 'sha256') return response.end(sha256(Number(bytes)));
	const type = 'application/atom+xml;type=entry;charset=UTF-8';
	side.answer(response, 200, { 'Content-Type': type }, entry(id, bytes));
});
