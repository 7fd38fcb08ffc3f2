import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/**
 * How the body of an answer leaves; by default whole, as it is, with its length.
 * `gzip`: compressed, whoever asked for it or not. `framing`: 'length', 'chunked', or 'close' (its end
 * is the connection's). `bytesPerSecond`: slowly. After `bytes` of what leaves, `then`: 'reset' or
 * 'close' cut the connection, 'end' ends the body cleanly as if that were all, 'stall' sends no more.
 */
const WHOLE = { gzip: false, framing: 'length', bytesPerSecond: null, bytes: null, then: null };

function sourceOf({ file, body }) {
	return file ? createReadStream(file.path) : Readable.from([Buffer.from(body ?? '')]);
}

const sizeOf = ({ file, body }) => (file ? file.size : Buffer.from(body ?? '').length);

/** The headers that tell how the body is coded and how long it is. */
function framingHeaders(answer, { gzip, framing, bytes, then }) {
	const headers = gzip ? { 'Content-Encoding': 'gzip' } : {};
	if (framing === 'close') return { ...headers, Connection: 'close' };
	if (framing === 'chunked' || gzip) return headers;
	const size = sizeOf(answer);
	return { ...headers, 'Content-Length': then === 'end' ? Math.min(bytes, size) : size };
}

/** Cuts a stream of chunks after so many bytes; `cut` is told when there was more. */
async function* upTo(chunks, limit, cut) {
	let left = limit;
	for await (const chunk of chunks) {
		if (chunk.length > left) {
			if (left > 0) yield chunk.subarray(0, left);
			return cut();
		}
		left -= chunk.length;
		yield chunk;
	}
}

/** Waits until the response takes more, or is gone. */
async function write(response, chunk, exchange) {
	if (response.write(chunk)) return;
	await Promise.race([new Promise((resolve) => response.once('drain', resolve)), exchange.closed]);
}

const END = {
	reset: (exchange) => exchange.reset(),
	close: (exchange) => exchange.socket.destroy(),
	stall: (exchange) => exchange.closed,
	end: () => {},
};

/**
 * Sends an answer's head and body over `response`, in the way that its `delivery` says. Resolves when
 * all has left, or can't any more.
 */
export async function deliver(exchange, response, answer, headers) {
	const delivery = { ...WHOLE, ...answer.delivery };
	if (delivery.framing === 'close') {
		response.removeHeader('Transfer-Encoding');
		response.shouldKeepAlive = false;
	}
	response.writeHead(answer.status, { ...headers, ...framingHeaders(answer, delivery) });
	const source = sourceOf(answer);
	const coded = delivery.gzip ? source.pipe(createGzip()) : source;
	let more = false;
	const limit = delivery.bytes ?? Infinity;
	for await (const chunk of upTo(coded, limit, () => (more = true))) {
		if (exchange.socket.destroyed) break;
		await write(response, chunk, exchange);
		if (delivery.bytesPerSecond)
			await exchange.wait((chunk.length / delivery.bytesPerSecond) * 1000);
	}
	source.destroy();
	if (more) await END[delivery.then]?.(exchange);
	if (exchange.socket.destroyed) return;
	response.end();
	await exchange.closed;
}
