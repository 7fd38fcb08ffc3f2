import type { IHttpRequestOptions } from 'n8n-workflow';
import type { RequestContext, TransportSettings } from './context';
import { causesOf } from './thrown';
import { type ByteStream, isStream, type WireAnswer, type WireRequest } from './wire';

/** A request as n8n's helper takes it: the body is open by now. */
export interface OpenRequest extends Omit<WireRequest, 'body'> {
	body?: object | string;
	/** whether the answer's body is wanted as a stream, or read whole */
	encoding: 'arraybuffer' | 'stream';
	/** false sends no credential: the address is not one of Connections */
	signed: boolean;
}

/** What n8n's helper gives back; the body as the encoding says. */
export interface RawAnswer {
	statusCode: number;
	headers: WireAnswer['headers'];
	body: unknown;
}

/**
 * Hands a request to n8n's helper. Redirects are never followed (n8n's follower keeps every byte of
 * the body, and sends the credential along), and there is no limit by the clock: n8n's would count
 * the sending as well, and ends with the headers of the answer (measured).
 */
export async function callHelper(
	context: RequestContext,
	settings: TransportSettings,
	signal: AbortSignal,
	{ signed, encoding, ...request }: OpenRequest,
): Promise<RawAnswer> {
	const options: IHttpRequestOptions = {
		...request,
		encoding,
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: 0,
		skipSslCertificateValidation: settings.allowUnauthorizedCerts,
		// n8n renews a token only when the call rejects with 401, and then sends a body again by itself,
		// though an upload may have to begin anew: only requests without one are left to it
		ignoreHttpStatusErrors:
			signed && settings.renewsTokens && request.body === undefined
				? { ignore: true, except: [401] }
				: true,
		// a poll has no signal of its own, and n8n passes this one on as it is
		abortSignal: signal,
	};
	// in an execution the helper replaces a signal in the options by that of its context
	const stoppable = Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as RequestContext;
	const call = signed
		? context.helpers.httpRequestWithAuthentication.call(
				stoppable,
				settings.credentialType,
				options,
			)
		: context.helpers.httpRequest.call(stoppable, options);
	return (await call.catch(async (error: unknown) => {
		await readRefusal(error);
		throw error;
	})) as RawAnswer;
}

/** Of an answer that the helper rejects with, a stream would tell nothing further up. */
async function readRefusal(error: unknown): Promise<void> {
	for (const { response } of causesOf(error)) {
		if (!isStream(response?.data)) continue;
		response.data = await bytesOf(response.data, longestText).catch(() => undefined);
	}
}

/** Of an answer that is a sentence or a page, more tells nothing; bytes. */
export const longestText = 256 * 1024;

/**
 * The bytes of a stream, to its end or until more than so many have come.
 *
 * Where a page of a list comes whole, n8n's client holds each of its buffers until V8 goes through
 * all of n8n's heap, which V8 does every ten pages because of them (measured, docs/performance.md).
 */
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

/**
 * Bytes that are made a text at once: one of more than 1,031,913 Node keeps outside of V8's heap,
 * where it brings collections of all of it, as buffers do.
 */
const longestPiece = 512 * 1024;

/** The answer's text in the charset that it declares; UTF-8 where it declares none, or nonsense. */
export function decodeBody(body: unknown, headers: WireAnswer['headers']): string {
	if (!Buffer.isBuffer(body)) return typeof body === 'string' ? body : '';
	const [, charset = 'utf-8'] =
		/charset="?([\w-]+)/i.exec(String(headers['content-type'] ?? '')) ?? [];
	const decoder = decoderFor(charset);
	if (decoder.encoding !== 'utf-8') return decoder.decode(body);
	const pieces: string[] = [];
	for (let start = 0; start < body.length; ) {
		let end = Math.min(start + longestPiece, body.length);
		// not within a character, whose further bytes begin with the bits 10
		while (end < body.length && (body[end] & 0xc0) === 0x80) end++;
		pieces.push((start === 0 ? decoder : inside).decode(body.subarray(start, end)));
		start = end;
	}
	return pieces.join('');
}

function decoderFor(charset: string) {
	try {
		return new TextDecoder(charset);
	} catch {
		return new TextDecoder();
	}
}

/** The sign that tells the order of bytes counts at the start of a text only. */
const inside = new TextDecoder('utf-8', { ignoreBOM: true });
