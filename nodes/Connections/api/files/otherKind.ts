import { ConnectionsFailure, sentences } from '../failures/failure';
import type { GivenId } from '../failures/subject';
import { listSubject } from '../server/choices';
import { type Connection, exchange, filesAddress } from '../server/connection';
import { wellFormed } from '../server/query';
import { isMissing, type Removed, wasMissing } from '../server/remove';
import { settled } from '../server/repeat';

/** What an id that is taken for one kind may be that of: the ids of both look alike. */
const others = { file: 'folder', folder: 'file' } as const;

/** Where the entry of each lies. */
const paths = { file: 'document', folder: 'collection' } as const;

/**
 * What an item failed with, as the user should read it: where the server knows no such file or
 * folder, each id that was given is looked up as that of the other kind, and the failure says so.
 * Whatever the look-up meets, it hides nothing.
 */
export async function tellingKind(connection: Connection, error: unknown): Promise<unknown> {
	return error instanceof ConnectionsFailure ? await explained(connection, error) : error;
}

async function explained(
	connection: Connection,
	error: ConnectionsFailure,
): Promise<ConnectionsFailure> {
	if (!isMissing(error)) return error;
	for (const { kind, id } of error.ids) {
		const other = others[kind];
		if (!(await isThere(connection, { kind: other, id }))) continue;
		const { message, description, httpCode, code } = error;
		return new ConnectionsFailure(
			`${message}. This is the ID of a ${other}, not of a ${kind}`,
			sentences(`Choose the ${kind} from the list, or give its web address or ID.`, description),
			httpCode,
			code,
			'no',
		);
	}
	return error;
}

async function isThere(connection: Connection, { kind, id }: GivenId): Promise<boolean> {
	const path = `/${paths[kind]}/${encodeURIComponent(wellFormed(id))}/entry`;
	const request = { method: 'GET', url: filesAddress(connection, path), headers: {} } as const;
	const subject = listSubject(connection, kind, 'Files');
	const { error } = await settled(exchange(connection, request, [200], subject));
	return !error;
}

/**
 * What is told of a thing that was not there, where that counts as done.
 *
 * @param error the 404
 * @throws ConnectionsFailure where an id is that of another kind
 */
export async function countedAsDone(
	connection: Connection,
	error: ConnectionsFailure,
): Promise<Removed> {
	const told = await explained(connection, error);
	if (told !== error) throw told;
	return wasMissing;
}
