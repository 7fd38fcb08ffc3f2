import { ConnectionsFailure, sentences } from '../failures/failure';
import { listSubject } from '../server/choices';
import { type Connection, exchange, filesAddress } from '../server/connection';
import { wellFormed } from '../server/query';
import { settled } from '../server/repeat';
import type { FileAddress } from './library';

/** What has an id that people take for that of the other. */
const paths = { file: 'document', folder: 'collection' } as const;

/**
 * Does something to a file or folder. Where the server knows no such one, the id is looked up as that
 * of the other kind, which both look alike, and the failure says so.
 *
 * @throws ConnectionsFailure
 */
export async function tellingKind<T>(
	connection: Connection,
	{ kind, id }: { kind: keyof typeof paths; id: string },
	step: () => Promise<T>,
): Promise<T> {
	const { done, error } = await settled(step());
	if (!error) return done;
	if (error.httpCode !== '404') throw error;
	const other = kind === 'file' ? 'folder' : 'file';
	const url = filesAddress(
		connection,
		`/${paths[other]}/${encodeURIComponent(wellFormed(id))}/entry`,
	);
	const subject = { ...listSubject(connection, other, 'Files'), verb: 'see' };
	const look = await settled(
		exchange(connection, { method: 'GET', url, headers: {} }, [200], subject),
	);
	if (look.error) throw error;
	const { message, description, httpCode, code } = error;
	throw new ConnectionsFailure(
		`${message}. This is the ID of a ${other}, not of a ${kind}`,
		sentences(`Choose the ${kind} from the list, or give its web address or ID.`, description),
		httpCode,
		code,
		'no',
	);
}

/**
 * The same for a file; a label is no id.
 *
 * @throws ConnectionsFailure
 */
export async function tellingFileKind<T>(
	connection: Connection,
	{ by, value: id }: FileAddress,
	step: () => Promise<T>,
): Promise<T> {
	return by === 'label' ? await step() : await tellingKind(connection, { kind: 'file', id }, step);
}
