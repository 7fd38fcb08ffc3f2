import type { Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { change } from './change';
import { documentAddress, type FileAddress, fileSubject } from './library';
import { namingLock } from './lockOwner';
import { fetchChanged, fileById, type ReadDocument } from './readDocument';

/**
 * Locks or unlocks a file ("Locking a file": POST to /document/{id}/lock, type HARD or NONE, which
 * answers 204; recorded), then reads it. Doing it twice ends the same.
 *
 * @throws ConnectionsFailure
 */
export async function setLock(
	connection: Connection,
	given: FileAddress,
	locked: boolean,
): Promise<ReadDocument> {
	const verb = locked ? 'lock' : 'unlock';
	const file = await fileById(connection, given, verb);
	const address = `${documentAddress(connection, { kind: 'anyLibrary' }, file.value)}/lock`;
	await namingLock(
		connection,
		file,
		async () =>
			await change(connection, {
				method: 'POST',
				url: withQuery(address, { type: locked ? 'HARD' : 'NONE' }),
				expected: [200, 204],
				subject: fileSubject(connection, file, verb),
			}),
	);
	return await fetchChanged(connection, file, `${verb}ed`);
}
