import { withValidToken } from './accessToken';
import { cancelSignalOf, type RequestContext, type TransportSettings } from './context';
import { callHelper } from './helper';
import { meteredBody } from './meteredBody';
import { decodeBody } from './text';
import { failureOfThrown } from './thrown';
import { type Progress, startProgress, watch } from './watchdog';
import {
	type ByteStream,
	isStream,
	TransportFailure,
	type WireAnswer,
	type WireRequest,
} from './wire';

/**
 * The one door to the network: sends a request through n8n's authenticated helper and gives back
 * whatever was answered, 4xx and 5xx included. Redirects are never followed (n8n's follower keeps
 * every byte of the body), and there is no limit by the clock, only one for standing still.
 *
 * @throws TransportFailure when there is no answer, or when the access token is refused
 */
export async function send(
	context: RequestContext,
	settings: TransportSettings,
	request: WireRequest,
): Promise<WireAnswer> {
	const stopped = cancelSignalOf(context);
	if (stopped?.aborted) throw new TransportFailure('cancelled', '', false);
	const body = await openBody(request.body);
	const stream = isStream(body) ? body : undefined;
	// an error that comes when nobody listens any more would end n8n
	stream?.on('error', () => undefined);

	const stop = new AbortController();
	const onStopped = () => stop.abort();
	stopped?.addEventListener('abort', onStopped);
	if (stopped?.aborted) stop.abort();
	const length = typeof request.body === 'object' ? request.body.length : 0;
	const progress = startProgress(length > 0);
	const hasBody = request.body !== undefined;
	const call = withValidToken(context, settings, hasBody, async () => {
		const answer = await callHelper(context, settings, stop.signal, {
			...request,
			body: metered(body, length, request.headers['Content-Type'], progress, stop.signal),
			// what may be long is fetched by `receive`
			encoding: 'arraybuffer',
			signed: true,
		});
		const { statusCode: status, headers } = answer;
		return { status, headers, body: decodeBody(answer.body, headers) };
	});
	const bodySent = () => hasBody && progress.complete;
	return await Promise.race([call, watch(progress, bodySent, settings, stop)])
		.then((answer) => unlessHasty(answer, length, progress))
		.catch((error: unknown) => {
			if (stopped?.aborted) throw new TransportFailure('cancelled', '', bodySent());
			const failure = failureOfThrown(error, bodySent(), request.url);
			// nobody stopped it, so it was the stream that ended
			const unexplained = ['cancelled', 'unknown'].includes(failure.reason);
			const broken = unexplained && stream?.destroyed && !stream.readableEnded;
			throw broken ? failure.as('sourceUnreadable') : failure;
		})
		.finally(() => {
			stopped?.removeEventListener('abort', onStopped);
			stop.abort();
			// n8n leaves the source open when a request ends early
			stream?.destroy();
			call.catch(() => undefined);
		});
}

/** A success that comes before the last byte has left cannot be one. */
function unlessHasty(answer: WireAnswer, length: number, progress: Progress): WireAnswer {
	if (answer.status >= 300 || progress.complete) return answer;
	throw new TransportFailure('hasty', `${progress.taken} of ${length} bytes`, false, answer);
}

/** The body as n8n sends it, with its progress kept where there is any. */
function metered(
	body: ByteStream | Buffer | string | undefined,
	length: number,
	contentType: string,
	progress: Progress,
	request: AbortSignal,
): object | string | undefined {
	const isMetered = isStream(body) || (Buffer.isBuffer(body) && length > 0);
	return isMetered ? meteredBody(body, length, contentType, progress, request) : body;
}

async function openBody(
	body: WireRequest['body'],
): Promise<ByteStream | Buffer | string | undefined> {
	if (body === undefined || typeof body === 'string') return body;
	const opened = await body.open().catch((error: unknown) => {
		throw new TransportFailure('sourceUnreadable', detailOf(error), false);
	});
	if (Buffer.isBuffer(opened) && opened.length !== body.length) {
		throw new TransportFailure('sourceChanged', `${opened.length} of ${body.length} bytes`, false);
	}
	return opened;
}

function detailOf(error: unknown): string {
	return error instanceof Error ? error.name : typeof error;
}
