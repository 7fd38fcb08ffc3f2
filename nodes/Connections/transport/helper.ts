import type { IHttpRequestOptions } from 'n8n-workflow';
import type { RequestContext, TransportSettings } from './context';
import { causesOf } from './thrown';
import { bytesOf, longestText } from './text';
import { isStream, type WireAnswer, type WireRequest } from './wire';

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
