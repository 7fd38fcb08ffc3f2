import { LengthMismatch } from './meteredBody';
import { tokenFailureOf } from './tokenFailure';
import { type Cause, TransportFailure, type WireAnswer } from './wire';

/** What n8n throws: its own error, axios' below it, Node's below that. */
interface Thrown {
	cause?: unknown;
	code?: unknown;
	message?: unknown;
	syscall?: unknown;
	/** where a connection was tried */
	port?: unknown;
	hostname?: unknown;
	/** the tries behind one that went to several addresses */
	errors?: unknown;
	response?: { status?: number; headers?: WireAnswer['headers']; data?: unknown };
}

const causesByCode: Record<string, Cause> = {
	ECONNREFUSED: 'refused',
	ENOTFOUND: 'hostUnknown',
	EAI_AGAIN: 'unreachable',
	EHOSTDOWN: 'unreachable',
	EHOSTUNREACH: 'unreachable',
	ENETDOWN: 'unreachable',
	ENETUNREACH: 'unreachable',
	ETIMEDOUT: 'unreachable',
	ECONNRESET: 'cut',
	EPIPE: 'cut',
	ECONNABORTED: 'cut',
	// axios' word for an answer that ends before its announced length
	ERR_BAD_RESPONSE: 'cut',
	EPROTO: 'insecure',
	ERR_CANCELED: 'cancelled',
	ENOENT: 'sourceUnreadable',
	ERR_STREAM_PREMATURE_CLOSE: 'sourceUnreadable',
};

/** Families of codes: of OpenSSL, of Node's certificate checks, of its HTTP parser, of zlib. */
const causesByFamily: Array<[RegExp, Cause]> = [
	[/^ERR_SSL_/, 'insecure'],
	[/CERT|TLS|LEAF_SIGNATURE|INVALID_CA|HOSTNAME_MISMATCH/, 'certificate'],
	[/^(HPE|Z)_/, 'garbled'],
];

/**
 * The reason behind an error of n8n's request helper. Nothing of the error itself is kept but its
 * code: it holds the request with its Authorization header.
 *
 * @param bodySent whether every byte of the body had been handed over
 * @param url the address that was asked, to tell its failures from those of a proxy
 */
export function failureOfThrown(error: unknown, bodySent: boolean, url = ''): TransportFailure {
	if (error instanceof TransportFailure) return error;
	const chain = [...causesOf(error)];
	const mismatch = chain.find((one) => one instanceof LengthMismatch);
	if (mismatch instanceof Error)
		return new TransportFailure('sourceChanged', mismatch.message, false);
	const ofToken = tokenFailureOf(chain, url);
	if (ofToken) return ofToken;
	const refused = chain.find(({ response }) => response?.status === 401);
	if (refused)
		return new TransportFailure('unauthorized', '', bodySent, answerOf(refused.response));
	const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string');
	for (const code of codes) {
		const reason = causeOf(code);
		if (reason) return new TransportFailure(refine(reason, chain, url), code, bodySent);
	}
	const names = chain.map((one) => (one instanceof Error ? one.name : ''));
	if (names.some((name) => /ssrf/i.test(name)) || chain.some(isSsrfRefusal)) {
		return new TransportFailure('blocked', '', false);
	}
	return new TransportFailure('unknown', codes[0] ?? names[0] ?? '', bodySent);
}

/** An error and what stands behind it, from the outside in. */
export function* causesOf(error: unknown): Generator<Thrown> {
	for (let depth = 0, one = error; depth < 6 && typeof one === 'object' && one !== null; depth++) {
		yield one as Thrown;
		one = (one as Thrown).cause;
	}
}

function causeOf(code: string): Cause | undefined {
	if (Object.hasOwn(causesByCode, code)) return causesByCode[code];
	return causesByFamily.find(([family]) => family.test(code))?.[1];
}

function refine(reason: Cause, chain: Thrown[], url: string): Cause {
	// a network that goes away under a connection is told by the same codes as one that was never there
	const wasConnected = chain.some(({ syscall }) => syscall === 'read' || syscall === 'write');
	if (reason === 'unreachable' && wasConnected) return 'cut';
	const isProxy = ['refused', 'hostUnknown'].includes(reason) && isElsewhere(chain, url);
	return isProxy ? 'proxyUnreachable' : reason;
}

/** Whether the failing connection went to another host or port than the address has. */
function isElsewhere(chain: Thrown[], url: string): boolean {
	if (!URL.canParse(url)) return false;
	const target = new URL(url);
	const wanted = target.port || (target.protocol === 'https:' ? '443' : '80');
	const tries = chain.flatMap((one) => [one, ...(Array.isArray(one.errors) ? one.errors : [])]);
	return (tries as Thrown[]).some(
		({ port, hostname }) =>
			(typeof port === 'number' && String(port) !== wanted) ||
			(typeof hostname === 'string' && hostname !== target.hostname.replace(/^\[|\]$/g, '')),
	);
}

function isSsrfRefusal({ message }: Thrown): boolean {
	return /SSRF|blocked.*(address|IP)|(address|IP).*(blocked|not allowed)/i.test(
		String(message ?? ''),
	);
}

function answerOf(response: Thrown['response']): WireAnswer {
	const body = Buffer.isBuffer(response?.data) ? response.data.toString('utf8') : '';
	return { status: response?.status ?? 0, headers: response?.headers ?? {}, body };
}
