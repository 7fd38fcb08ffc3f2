/** One request as it came over the wire, and what became of it. */
export interface ConnectionsRequest {
	id: number;
	method: string;
	/** As sent, undecoded, without the query. */
	path: string;
	/** Decoded, in order. */
	query: Array<[string, string]>;
	rawUrl: string;
	headers: Record<string, string | undefined>;
	rawHeaders: Array<[string, string]>;
	/** Bytes that came (so far). */
	bodyBytes: number;
	/** Hex; null until the body came in whole. */
	bodySha256: string | null;
	/** Only textual bodies up to 64 KiB. */
	body: string | null;
	status: number | null;
	/** Whether the whole answer left. */
	answered: boolean;
	/** 1 or 2 in an upload of two phases. */
	phase: 1 | 2 | null;
	/** Id of the user who signed in. */
	user: string | null;
	startedAt: string;
	endedAt: string | null;
	/** Number of the socket, from 1. */
	connection: number;
}

/** Something the documentation does not know; `requestId` is null where it was not even HTTP. */
export interface ConnectionsViolation {
	requestId: number | null;
	message: string;
}
