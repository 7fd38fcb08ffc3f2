/** The bytes of one upload. Every try opens them anew, as a stream can be read only once. */
export interface Source {
	/** bytes that will be announced and sent */
	length: number;
	/** A stream of n8n's binary store, or the bytes themselves where n8n keeps them in the item. */
	open(): Promise<ByteStream | Buffer>;
}

/** A Readable of Node; community nodes may not import the module that names it. */
export type ByteStream = import('node:stream').Readable;

/** Whether a body is a stream, and neither bytes nor a text. */
export function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && 'pipe' in body;
}

/** One request. The address is complete, query included; header values are wire-safe already. */
export interface WireRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	url: string;
	headers: Record<string, string>;
	body?: Source | string;
}

/** What came back, whatever the status; header names in lower case. */
export interface WireAnswer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

/** Why no answer came, or why none can come. */
export type Cause =
	| 'refused'
	| 'hostUnknown'
	| 'unreachable'
	| 'proxyUnreachable'
	| 'insecure'
	| 'certificate'
	| 'blocked'
	| 'cut'
	| 'garbled'
	| 'hasty'
	| 'stalled'
	| 'unanswered'
	| 'cancelled'
	| 'incomplete'
	| 'notStored'
	| 'sourceChanged'
	| 'sourceUnreadable'
	| 'tokenRenewed'
	| 'unauthorized'
	| 'notConnected'
	| 'notRenewable'
	| 'clientRefused'
	| 'tokenAnswer'
	| 'tokenUnreachable'
	| 'unknown';

/** A request that ended without an answer that could be read further up. */
export class TransportFailure extends Error {
	constructor(
		readonly reason: Cause,
		/** what the runtime called it (an error code or its words), free of addresses and secrets */
		readonly detail: string,
		/** whether every byte of the body had been handed over, so that the server may hold it all */
		readonly bodySent: boolean,
		/** the answer behind it, where there was one (a token that the server refuses) */
		readonly answer?: WireAnswer,
	) {
		super(`${reason}: ${detail}`);
		this.name = 'TransportFailure';
	}

	/** The same failure for another reason. */
	as(reason: Cause): TransportFailure {
		return new TransportFailure(reason, this.detail, this.bodySent, this.answer);
	}
}

/** The first value of a header. */
export function header(answer: WireAnswer, name: string): string | null {
	const value = answer.headers[name.toLowerCase()];
	return (Array.isArray(value) ? value[0] : value) ?? null;
}
