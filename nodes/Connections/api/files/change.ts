import type { WireAnswer } from '../../transport/wire';
import type { AtomBody } from '../atom/entry';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { isMissing, type Removed, remove } from '../server/remove';
import { repeated, settled } from '../server/repeat';
import { type Nonce, nonceFor, renewing } from './nonce';
import { countedAsDone } from './otherKind';

/** One request that changes something in Files; without a body it goes out empty. */
export interface Change {
	method: 'POST' | 'PUT' | 'DELETE';
	/** complete, query included */
	url: string;
	body?: AtomBody;
	/** statuses of success */
	expected: number[];
	subject: Subject;
}

/**
 * Sends a change once: a nonce, which the documentation asks for with every POST, PUT and DELETE,
 * then the request.
 *
 * @throws ConnectionsFailure
 */
export async function changeOnce(connection: Connection, change: Change): Promise<WireAnswer> {
	const nonce = await nonceFor(connection, change.subject);
	return await changeWith(connection, nonce, change);
}

/**
 * Sends a change once, with a nonce that was fetched before it.
 *
 * @throws ConnectionsFailure
 */
export async function changeWith(
	connection: Connection,
	nonce: Nonce,
	{ method, url, body, expected, subject }: Change,
): Promise<WireAnswer> {
	return await renewing(connection, nonce, subject, async ({ value }) => {
		const headers: Record<string, string> = {
			'X-Update-Nonce': value,
			...(body ? { 'Content-Type': body.contentType } : {}),
			...(method === 'DELETE'
				? {}
				: { 'Content-Length': String(Buffer.byteLength(body?.text ?? '')) }),
		};
		const request = { method, url, headers, body: body?.text };
		return await exchange(connection, request, expected, subject);
	});
}

/**
 * Sends a change that ends the same however often it is done (update, restore, share, lock): again
 * after cuts, 429, 502, 503, 504.
 *
 * @throws ConnectionsFailure
 */
export async function change(connection: Connection, wanted: Change): Promise<WireAnswer> {
	return await repeated(connection, async () => await changeOnce(connection, wanted));
}

/**
 * Removes something in Files, with a nonce; see {@link remove}. With `ignoreMissing` a 404 counts as
 * done, but not where an id is that of another kind: that thing is there, and stays.
 *
 * @throws ConnectionsFailure
 */
export async function removeInFiles(
	connection: Connection,
	url: string,
	subject: Subject,
	ignoreMissing: boolean,
): Promise<Removed> {
	const nonce = await repeated(connection, async () => await nonceFor(connection, subject));
	const { done, error } = await settled(
		renewing(connection, nonce, subject, async ({ value }) => {
			const headers = { 'X-Update-Nonce': value };
			return await remove(connection, url, headers, subject, false);
		}),
	);
	if (!error) return done;
	if (ignoreMissing && isMissing(error)) return await countedAsDone(connection, error);
	throw error;
}
