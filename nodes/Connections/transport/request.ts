import type { IHttpRequestOptions } from 'n8n-workflow';
import { withValidToken } from './accessToken';
import type { RequestContext, TransportSettings } from './context';
import { meteredBody } from './meteredBody';
import { failureOfThrown } from './thrown';
import { answerPatience, type Progress, standstill, startProgress } from './watchdog';
import {
	type ByteStream,
	type Cause,
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
	const call = withValidToken(context, settings, hasBody, async () =>
		callHelper(context, settings, stop.signal, {
			...request,
			body: metered(body, length, request.headers['Content-Type'], progress),
		}),
	);
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

async function callHelper(
	context: RequestContext,
	settings: TransportSettings,
	signal: AbortSignal,
	request: Omit<WireRequest, 'body'> & { body?: object | string },
): Promise<WireAnswer> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.url,
		headers: request.headers,
		body: request.body,
		encoding: 'arraybuffer',
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: 0,
		skipSslCertificateValidation: settings.allowUnauthorizedCerts,
		// n8n renews a token only when the call rejects with 401, and then sends a body again by itself,
		// though an upload may have to begin anew: only requests without one are left to it
		ignoreHttpStatusErrors:
			settings.renewsTokens && request.body === undefined ? { ignore: true, except: [401] } : true,
	};
	// the helper replaces a signal in the options by that of its context
	const stoppable = Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as RequestContext;
	const answer = (await context.helpers.httpRequestWithAuthentication.call(
		stoppable,
		settings.credentialType,
		options,
	)) as { statusCode: number; headers: WireAnswer['headers']; body: unknown };
	return {
		status: answer.statusCode,
		headers: answer.headers,
		body: decodeBody(answer.body, answer.headers),
	};
}

/** Stops the request when it stands still, and says why. */
async function watch(
	progress: Progress,
	bodySent: () => boolean,
	{ stallTimeout }: TransportSettings,
	stop: AbortController,
): Promise<never> {
	const cause: Cause | null = await standstill(progress, stallTimeout, stop.signal);
	// an execution that is stopped need not wait for n8n, which may be renewing a token
	if (cause === null) throw new TransportFailure('cancelled', '', bodySent());
	const limit = cause === 'unanswered' ? stallTimeout * answerPatience : stallTimeout;
	throw new TransportFailure(cause, `nothing moved for ${limit} seconds`, bodySent());
}

/** The body as n8n sends it, with its progress kept where there is any. */
function metered(
	body: ByteStream | Buffer | string | undefined,
	length: number,
	contentType: string,
	progress: Progress,
): object | string | undefined {
	const isMetered = isStream(body) || (Buffer.isBuffer(body) && length > 0);
	return isMetered ? meteredBody(body, length, contentType, progress) : body;
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

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && 'pipe' in body;
}

function detailOf(error: unknown): string {
	return error instanceof Error ? error.name : typeof error;
}

function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** The answer's text in the charset that it declares; UTF-8 where it declares none, or nonsense. */
function decodeBody(body: unknown, headers: WireAnswer['headers']): string {
	if (!Buffer.isBuffer(body)) return typeof body === 'string' ? body : '';
	const [, charset = 'utf-8'] =
		/charset="?([\w-]+)/i.exec(String(headers['content-type'] ?? '')) ?? [];
	try {
		return new TextDecoder(charset).decode(body);
	} catch {
		return body.toString('utf8');
	}
}
