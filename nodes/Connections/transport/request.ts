import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { failureOfThrown } from './thrown';
import { meteredStream } from './meteredStream';
import { type Progress, standstill, startProgress } from './watchdog';
import {
	type ByteStream,
	type Cause,
	type Source,
	TransportFailure,
	type WireAnswer,
	type WireRequest,
} from './wire';

/** The contexts of n8n that may send requests. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface TransportSettings {
	credentialType: string;
	/** n8n renews an OAuth2 token only when the call rejects with 401 */
	renewsTokens: boolean;
	allowUnauthorizedCerts: boolean;
	/** seconds without a byte taken after which an upload is stopped */
	stallTimeout: number;
}

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
	const stop = new AbortController();
	const stopped = cancelSignalOf(context);
	const onStopped = () => stop.abort();
	if (stopped?.aborted) throw new TransportFailure('cancelled', '', false);
	stopped?.addEventListener('abort', onStopped);

	const body = await openBody(request.body);
	const stream = isStream(body) ? body : undefined;
	const progress = startProgress(stream !== undefined);
	const call = callHelper(context, settings, stop.signal, {
		...request,
		body: stream ? meteredStream(stream, lengthOf(request.body), progress) : body,
	});
	const bodySent = () => body !== undefined && progress.complete;
	return await Promise.race([call, watch(progress, settings, stop)])
		.then(async (answer) => await unlessExpired(answer, context, settings))
		.catch((error: unknown) => {
			if (stopped?.aborted) throw new TransportFailure('cancelled', '', bodySent());
			const failure = failureOfThrown(error, bodySent());
			// n8n has renewed the token by now, and sent again what it could, but never a stream
			throw failure.reason === 'unauthorized' && stream ? failure.as('tokenRenewed') : failure;
		})
		.finally(() => {
			stopped?.removeEventListener('abort', onStopped);
			stop.abort();
			// n8n leaves the source open when a request ends early
			stream?.destroy();
			call.catch(() => undefined);
		});
}

/** Some servers say with 403 what n8n understands only as 401: then it renews the token on demand. */
async function unlessExpired(
	answer: WireAnswer,
	context: RequestContext,
	{ renewsTokens, credentialType }: TransportSettings,
): Promise<WireAnswer> {
	const expired = answer.status === 403 && answer.body.includes('oauth_access_token_expired');
	if (!renewsTokens || !expired) return answer;
	await context.helpers.refreshOAuth2Token.call(context, credentialType);
	throw new TransportFailure('tokenRenewed', '', false, answer);
}

async function callHelper(
	context: RequestContext,
	settings: TransportSettings,
	signal: AbortSignal,
	request: Omit<WireRequest, 'body'> & { body?: ByteStream | Buffer | string },
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
		ignoreHttpStatusErrors: settings.renewsTokens ? { ignore: true, except: [401] } : true,
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
	{ stallTimeout }: TransportSettings,
	stop: AbortController,
): Promise<never> {
	const cause: Cause | null = await standstill(progress, stallTimeout, stop.signal);
	if (cause === null) return await new Promise<never>(() => undefined);
	throw new TransportFailure(cause, `nothing moved for ${stallTimeout} seconds`, progress.complete);
}

async function openBody(
	body: WireRequest['body'],
): Promise<ByteStream | Buffer | string | undefined> {
	if (body === undefined || typeof body === 'string') return body;
	// a request that announces no bytes needs no body either
	if (body.length === 0) return undefined;
	const opened = await body.open().catch((error: unknown) => {
		throw new TransportFailure('sourceUnreadable', detailOf(error), false);
	});
	if (Buffer.isBuffer(opened) && opened.length !== body.length) {
		throw new TransportFailure('sourceChanged', `${opened.length} of ${body.length} bytes`, false);
	}
	return opened;
}

function lengthOf(body: WireRequest['body']): number {
	return (body as Source).length;
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
