import { sentences } from '../failures/failure';
import type { Connection } from '../server/connection';
import { settled } from '../server/repeat';
import type { FileAddress } from './library';
import { fetchDocumentOnce } from './readDocument';

/** The statuses with which servers refuse what a lock forbids; no source tells which it is. */
const refusals = ['403', '409', '423'];

/**
 * Does something to a file. Where it is refused as servers refuse what a lock forbids, the file's
 * entry is read, and a lock that is found there is told with its owner.
 *
 * @throws ConnectionsFailure
 */
export async function namingLock<T>(
	connection: Connection,
	file: FileAddress,
	step: () => Promise<T>,
): Promise<T> {
	const { done, error } = await settled(step());
	if (!error) return done;
	// a name that is taken, a full library: refusals with causes of their own
	const otherCause = ['ItemExists', 'QuotaViolation'].includes(error.code ?? '');
	if (otherCause || !refusals.includes(error.httpCode ?? '')) throw error;
	const look = await settled(fetchDocumentOnce(connection, file, 'see'));
	const owner = look.done?.document.lockedBy;
	if (!owner) throw error;
	const name = owner.name ?? owner.email ?? owner.id ?? 'someone';
	const address = owner.email && owner.email !== name ? ` (${owner.email})` : '';
	throw error.inWords(
		`${error.message}. The file is locked by ${name}${address}`,
		sentences(
			`Ask ${name} to unlock it, or run the item again when it is unlocked.`,
			error.description,
		),
	);
}
