import type { Subject } from '../failures/subject';
import { activitiesAddress, type Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { type Removed, remove } from '../server/remove';
import { settled } from '../server/repeat';
import { flagged } from './change';
import { nodeAddress } from './node';
import { updateEntry } from './update';

/** The address of a node in the trash. */
function trashAddress(connection: Connection, id: string): string {
	return withQuery(activitiesAddress(connection, '/trashednode'), { activityNodeUuid: id });
}

/**
 * Moves a node or an activity to the trash, with all below it: DELETE of its entry (204, recorded).
 *
 * @throws ConnectionsFailure
 */
export async function deleteNode(
	connection: Connection,
	id: string,
	subject: Subject,
	ignoreMissing: boolean,
): Promise<Removed> {
	return await remove(connection, nodeAddress(connection, id), {}, subject, ignoreMissing);
}

/**
 * Takes a node or an activity out of the trash: PUT of the trashed entry without its flag "deleted"
 * (204, recorded). A deleted node is still read under its own address (recorded); where a server knows
 * it only in the trash, it is read there.
 *
 * @throws ConnectionsFailure
 */
export async function restoreNode(
	connection: Connection,
	id: string,
	subject: Subject,
): Promise<Removed> {
	const inTrash = trashAddress(connection, id);
	let repeated = false;
	const from = (url: string) =>
		updateEntry(connection, {
			url,
			subject,
			writeTo: inTrash,
			change(entry, again) {
				repeated = again;
				return flagged(entry, 'deleted', false);
			},
		});
	const { done, error } = await settled(from(nodeAddress(connection, id)));
	const restored = error?.httpCode === '404' ? await from(inTrash) : done;
	if (error && !restored) throw error;
	return restored?.written || repeated ? {} : { note: 'It was not in the trash.' };
}
