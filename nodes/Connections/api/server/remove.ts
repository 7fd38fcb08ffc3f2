import type { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from './connection';
import { repeated, settled } from './repeat';

/** A thing that is gone: by this request, or before it. */
export interface Removed {
	/** what the user should know about a success that is not plain */
	note?: string;
}

/**
 * Removes a thing by DELETE (200 or 204, whatever the body). A 404 after an answer that was lost is
 * the work of the first try; with `ignoreMissing` every 404 counts as done.
 *
 * @param headers e.g. a nonce
 * @throws ConnectionsFailure
 */
export async function remove(
	connection: Connection,
	url: string,
	headers: Record<string, string>,
	subject: Subject,
	ignoreMissing: boolean,
): Promise<Removed> {
	let inDoubt = false;
	const { error } = await settled(
		repeated(connection, async () => {
			const { error: failed } = await settled(
				exchange(connection, { method: 'DELETE', url, headers }, [200, 202, 204], subject),
			);
			if (!failed || (inDoubt && isMissing(failed))) return;
			// a server that was only busy has done nothing
			inDoubt ||= failed.repeatable === 'yes' && failed.httpCode !== '429';
			throw failed;
		}),
	);
	if (!error) return {};
	if (ignoreMissing && isMissing(error)) return wasMissing;
	throw error;
}

/** What is told of a thing that was not there, where that counts as done. */
export const wasMissing: Removed = { note: 'It was not there (any more).' };

/** Whether the server knows no such thing. */
export function isMissing({ httpCode }: ConnectionsFailure): boolean {
	return httpCode === '404';
}
