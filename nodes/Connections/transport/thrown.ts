import { LengthMismatch } from './meteredStream';
import { type Cause, TransportFailure, type WireAnswer } from './wire';

/** What n8n throws: its own error, axios' below it, Node's below that. */
interface Thrown {
	cause?: unknown;
	code?: unknown;
	message?: unknown;
	response?: { status?: number; headers?: WireAnswer['headers']; data?: unknown };
}

const causesByCode: Record<string, Cause> = {
	ECONNREFUSED: 'refused',
	ENOTFOUND: 'hostUnknown',
	EAI_AGAIN: 'unreachable',
	EHOSTUNREACH: 'unreachable',
	ENETUNREACH: 'unreachable',
	ETIMEDOUT: 'unreachable',
	ECONNRESET: 'cut',
	EPIPE: 'cut',
	ECONNABORTED: 'cut',
	ERR_CANCELED: 'cancelled',
	ENOENT: 'sourceUnreadable',
};

/**
 * The reason behind an error of n8n's request helper. Nothing of the error itself is kept but its
 * code: it holds the request with its Authorization header.
 *
 * @param bodySent whether every byte of the body had been handed over
 */
export function failureOfThrown(error: unknown, bodySent: boolean): TransportFailure {
	if (error instanceof TransportFailure) return error;
	const chain = [...causesOf(error)];
	const mismatch = chain.find((one) => one instanceof LengthMismatch);
	if (mismatch instanceof Error)
		return new TransportFailure('sourceChanged', mismatch.message, false);
	const refused = chain.find(({ response }) => response?.status === 401);
	if (refused)
		return new TransportFailure('unauthorized', '', bodySent, answerOf(refused.response));
	const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string');
	for (const code of codes) {
		const reason = causesByCode[code] ?? (/CERT|TLS|SSL/.test(code) ? 'certificate' : undefined);
		if (reason) return new TransportFailure(reason, code, bodySent);
	}
	const names = chain.map((one) => (one instanceof Error ? one.name : ''));
	if (names.some((name) => /ssrf/i.test(name)) || chain.some(isSsrfRefusal)) {
		return new TransportFailure('blocked', '', false);
	}
	if (chain.some(({ message }) => /not connected|refresh|OAuth/i.test(String(message ?? '')))) {
		return new TransportFailure('notConnected', '', false);
	}
	return new TransportFailure('unknown', codes[0] ?? names[0] ?? '', bodySent);
}

function* causesOf(error: unknown): Generator<Thrown> {
	for (let depth = 0, one = error; depth < 6 && typeof one === 'object' && one !== null; depth++) {
		yield one as Thrown;
		one = (one as Thrown).cause;
	}
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
