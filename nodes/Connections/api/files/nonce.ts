import { now } from '../../transport/watchdog';
import { header } from '../../transport/wire';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange, filesAddress } from '../server/connection';
import { settled } from '../server/repeat';

/** A nonce, and the server's own time when a request takes it. */
export interface Nonce {
	value: string;
	/** ms since 1970, from the header Date; null when the server sent none */
	serverTime: number | null;
}

/** The nonce of each run whose requests share one, and when it came (monotonic ms). */
const ofRuns = new WeakMap<Connection, Promise<Nonce & { cameAt: number }>>();

/**
 * The nonce for a request: a new one, or that of the run where its requests share one.
 *
 * @throws ConnectionsFailure
 */
export async function nonceFor(connection: Connection, subject: Subject): Promise<Nonce> {
	if (!connection.sharesNonce) return await fetchNonce(connection, subject);
	const known = ofRuns.get(connection);
	const shared = known && (await settled(known)).done;
	if (!shared) return await fetchForRun(connection, subject);
	const { value, serverTime, cameAt } = shared;
	return { value, serverTime: serverTime === null ? null : serverTime + now() - cameAt };
}

async function fetchForRun(connection: Connection, subject: Subject): Promise<Nonce> {
	const coming = fetchNonce(connection, subject).then((nonce) => ({ ...nonce, cameAt: now() }));
	ofRuns.set(connection, coming);
	return await coming;
}

/**
 * Sends a request with a nonce. Where the requests of a run share it, a refusal may mean that it has
 * become too old for the server: then it goes out once more with a new one. A 403 stores nothing.
 *
 * @param nonce from {@link nonceFor}
 * @throws ConnectionsFailure
 */
export async function renewing<T>(
	connection: Connection,
	nonce: Nonce,
	subject: Subject,
	send: (nonce: Nonce) => Promise<T>,
): Promise<T> {
	const { done, error } = await settled(send(nonce));
	if (!error) return done;
	if (!connection.sharesNonce || !mayRefuseNonce(error)) throw error;
	const current = await nonceFor(connection, subject);
	// another item may have met the refusal first
	const isNew = current.value !== nonce.value;
	return await send(isNew ? current : await fetchForRun(connection, subject));
}

/** No code tells of a nonce: a missing right is refused with the same one (public SDK, inferred). */
function mayRefuseNonce({ httpCode, code }: ConnectionsFailure): boolean {
	return httpCode === '403' && (code === null || code === 'AccessDenied');
}

/**
 * Fetches a nonce ("Getting a nonce key"). It guards the upload against forgery, and as the first
 * request it proves the credential, and lets n8n renew an expired token, before any byte is sent.
 */
async function fetchNonce(connection: Connection, subject: Subject): Promise<Nonce> {
	const url = filesAddress(connection, '/nonce');
	// what fails here is the server's address or the credential, not the place of the upload
	const about: Subject = {
		...subject,
		target: `the address ${url}`,
		placeLabel: undefined,
		ids: undefined,
	};
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], about);
	const value = header(answer, 'x-update-nonce') ?? answer.body.trim();
	if (!/^[\x21-\x7e]{1,1000}$/.test(value)) {
		throw new ConnectionsFailure(
			'The server answered, but not as Connections does',
			"Check 'Base URL' and 'Files Path' in the credential.",
			String(answer.status),
			'NoNonce',
			'no',
		);
	}
	const serverTime = Date.parse(header(answer, 'date') ?? '');
	return { value, serverTime: Number.isNaN(serverTime) ? null : serverTime };
}
