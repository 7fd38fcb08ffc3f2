import { type Cause, TransportFailure } from './wire';

/** What n8n's OAuth2 client throws, or n8n around it. */
interface TokenError {
	message?: unknown;
	code?: unknown;
	status?: unknown;
	/** of n8n's own errors: what kind of failure it is */
	failure?: { cause?: unknown };
	/** of a refusal by the provider: its answer */
	body?: unknown;
	/** of axios' errors: the request */
	config?: { url?: unknown };
	response?: { status?: unknown };
}

const causesByRefusal: Record<string, Cause> = {
	invalid_client: 'clientRefused',
	unauthorized_client: 'clientRefused',
	invalid_grant: 'notRenewable',
};

/**
 * The failure of the request for a token that n8n makes when the server refuses the old one;
 * undefined when the error is about something else. Nothing of a message is kept: n8n puts the
 * beginning of an answer that it cannot read there, and a token may be in it.
 *
 * @param chain the error and its causes
 * @param url the address that was asked, which is not the one that gives tokens
 */
export function tokenFailureOf(chain: TokenError[], url: string): TransportFailure | undefined {
	for (const { message, code, status, failure, body } of chain) {
		if (failure?.cause === 'credential-invalid') return about('notRenewable');
		if (code === 'EAUTH') return refusal(body);
		if (code === 'ESTATUS') return about('tokenAnswer', `HTTP ${String(status)}`);
		if (/no refresh token/.test(String(message))) return about('notRenewable');
		if (/not connected|sign without access token/.test(String(message))) {
			return about('notConnected');
		}
	}
	const sent = chain.find(({ config }) => typeof config?.url === 'string');
	if (!sent || !url || sent.config?.url === url) return undefined;
	if (sent.response) return about('tokenAnswer', `HTTP ${String(sent.response.status)}`);
	const code = chain.map((one) => one.code).find((one) => typeof one === 'string');
	// of a certificate the user is told in the same words, wherever it was met
	return /CERT|LEAF_SIGNATURE/.test(code ?? '') ? undefined : about('tokenUnreachable', code);
}

/** The provider's word for its refusal, as RFC 6749 names them; any other text is left out. */
function refusal(body: unknown): TransportFailure {
	const { error } = (body ?? {}) as { error?: unknown };
	const word = typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : '';
	return about(causesByRefusal[word] ?? 'tokenAnswer', word);
}

/** The server refused the request before it asked for a token, so nothing was stored. */
function about(cause: Cause, detail = ''): TransportFailure {
	return new TransportFailure(cause, detail, false);
}
