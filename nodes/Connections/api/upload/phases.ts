import { header, type Source, type WireAnswer, type WireRequest } from '../../transport/wire';
import { byCode } from '../failures/byAnswer';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';

/** An upload session that phase 1 opened: serves once. */
export interface UploadSession {
	token: string;
	/** cookies that lead phase 2 to the same server behind a load balancer */
	cookie: string | null;
}

/** The request of both phases, without what the phases add. */
export interface PhasedRequest {
	method: 'POST' | 'PUT';
	url: string;
	headers: Record<string, string>;
	/** headers of phase 2 alone: what Activities takes the names of file and field from */
	names?: Record<string, string>;
	contentType: string;
	source: Source;
	subject: Subject;
}

/**
 * Phase 1 of the two-phase upload ("Creating a large file field for activity nodes"): announces the
 * size without a body. The answer carries the token in X-IBM-UPLOAD-TOKEN.
 *
 * @param accepted statuses that are no failure; only a 200 can carry a token
 */
export async function announce(
	connection: Connection,
	request: PhasedRequest,
	accepted = [200],
): Promise<WireAnswer> {
	const { method, url, headers, contentType, source, subject } = request;
	const wire: WireRequest = {
		method,
		url,
		headers: {
			...headers,
			'Content-Type': contentType,
			'Content-Length': '0',
			'X-IBM-UPLOAD-METHOD': 'phases',
			'X-IBM-UPLOAD-SIZE': String(source.length),
		},
	};
	return await exchange(connection, wire, accepted, subject);
}

/**
 * Reads the session from the answer of phase 1.
 *
 * @throws ConnectionsFailure when the answer has no token: the server does not know the upload
 */
export function sessionOf(answer: WireAnswer, subject: Subject): UploadSession {
	const token = header(answer, 'x-ibm-upload-token');
	if (!token || !/^[0-9A-Za-z-]+$/.test(token)) {
		throw new ConnectionsFailure(
			`Connections opened no upload session for the ${subject.kind}`,
			"The answer to the first phase carried no token. A proxy may remove the headers X-IBM-UPLOAD-…, or the server does not know the two-phase upload: set the option 'Upload Method' to a single request.",
			String(answer.status),
			'NoUploadToken',
			'no',
		);
	}
	const cookies = answer.headers['set-cookie'] ?? [];
	const pairs = (Array.isArray(cookies) ? cookies : [cookies])
		.map((one) => one.split(';')[0].trim())
		.filter((pair) => /^[\x21-\x7e]+=[\x20-\x7e]*$/.test(pair));
	return { token, cookie: pairs.join('; ') || null };
}

/**
 * Phase 2: the bytes, under the token of phase 1. Answers 200 or 201, its body may be empty. A token
 * lives only for a while; where the server no longer knows it, the upload is announced anew, once.
 *
 * @throws ConnectionsFailure
 */
export async function deliver(
	connection: Connection,
	request: PhasedRequest,
	session: UploadSession,
): Promise<WireAnswer> {
	return await deliverOnce(connection, request, session).catch(async (error: unknown) => {
		if (!isAboutToken(error)) throw error;
		const answer = await announce(connection, request);
		return await deliverOnce(connection, request, sessionOf(answer, request.subject));
	});
}

async function deliverOnce(
	connection: Connection,
	{ method, url, headers, names, contentType, source, subject }: PhasedRequest,
	{ token, cookie }: UploadSession,
): Promise<WireAnswer> {
	const wire: WireRequest = {
		method,
		url,
		headers: {
			...headers,
			...names,
			'Content-Type': contentType,
			'Content-Length': String(source.length),
			'X-IBM-UPLOAD-METHOD': 'phases',
			'X-IBM-UPLOAD-TOKEN': token,
			...(cookie ? { Cookie: cookie } : {}),
		},
		body: source,
	};
	return await exchange(connection, wire, [200, 201], subject);
}

/** A 400 for which no code of Files names another cause; which code an old token has is not known. */
function isAboutToken(error: unknown): boolean {
	if (!(error instanceof ConnectionsFailure) || error.httpCode !== '400') return false;
	return error.code === null || !Object.hasOwn(byCode, error.code);
}
