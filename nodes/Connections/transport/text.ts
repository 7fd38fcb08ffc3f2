import type { ByteStream, WireAnswer } from './wire';

/** Of an answer that is a sentence or a page, more tells nothing; bytes. */
export const longestText = 256 * 1024;

/** The bytes of a stream, to its end or until more than so many have come. */
export async function bytesOf(stream: ByteStream, most = Infinity): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > most) break;
	}
	stream.destroy();
	return Buffer.concat(chunks);
}

/** The answer's text in the charset that it declares; UTF-8 where it declares none, or nonsense. */
export function decodeBody(body: unknown, headers: WireAnswer['headers']): string {
	if (!Buffer.isBuffer(body)) return typeof body === 'string' ? body : '';
	return decoderOf(headers).decode(body);
}

/**
 * The same text as it comes, in pieces. Where a page of a list comes whole, n8n's client holds each
 * of its buffers, and V8 its text, until V8 goes through all of n8n's heap, which it then does every
 * few pages because of them (measured, docs/performance.md).
 */
export async function* textsOf(
	stream: ByteStream,
	headers: WireAnswer['headers'],
): AsyncGenerator<string> {
	const decoder = decoderOf(headers);
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		yield decoder.decode(chunk, { stream: true });
	}
	yield decoder.decode();
}

function decoderOf(headers: WireAnswer['headers']) {
	const [, charset = 'utf-8'] =
		/charset="?([\w-]+)/i.exec(String(headers['content-type'] ?? '')) ?? [];
	try {
		return new TextDecoder(charset);
	} catch {
		return new TextDecoder();
	}
}
