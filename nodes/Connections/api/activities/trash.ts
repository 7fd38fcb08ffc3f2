import { activitiesAddress, type Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { type Removed, remove } from '../server/remove';
import { settled } from '../server/repeat';
import { flagged } from './change';
import { nodeAddress, readNode } from './node';
import { fetchReadNode, nodeSubject, type NodeThing, requireKind } from './readNode';
import { updateEntry } from './update';

/** The address of a node in the trash. */
function trashAddress(connection: Connection, id: string): string {
	return withQuery(activitiesAddress(connection, '/trashednode'), { activityNodeUuid: id });
}

/**
 * Moves a node or an activity to the trash, with all below it: DELETE of its entry (204, recorded). It
 * is read before, since the ID of an activity where an entry is meant would take all of it along.
 *
 * @throws ConnectionsFailure
 * @throws InvalidInput where it is an activity and should be none, or the reverse
 */
export async function deleteNode(
	connection: Connection,
	kind: NodeThing,
	id: string,
	ignoreMissing: boolean,
): Promise<Removed> {
	const subject = nodeSubject(connection, kind, id, 'delete');
	const { done: read, error } = await settled(fetchReadNode(connection, id, subject));
	if (read) requireKind(read.node, kind);
	// what cannot be read may be deleted all the same
	else if (error.httpCode !== '404' && error.code !== 'UnreadableEntry') throw error;
	return await remove(connection, nodeAddress(connection, id), {}, subject, ignoreMissing);
}

/**
 * Takes a node or an activity out of the trash: PUT of the trashed entry without its flag "deleted"
 * (204, recorded). A deleted node is still read under its own address (recorded); where a server knows
 * it only in the trash, it is read there.
 *
 * @throws ConnectionsFailure
 * @throws InvalidInput where it is an activity and should be none, or the reverse
 */
export async function restoreNode(
	connection: Connection,
	kind: NodeThing,
	id: string,
): Promise<Removed> {
	const subject = nodeSubject(connection, kind, id, 'restore');
	const inTrash = trashAddress(connection, id);
	let repeated = false;
	const from = (url: string) =>
		updateEntry(connection, {
			url,
			subject,
			writeTo: inTrash,
			change(entry, again) {
				requireKind(readNode(entry.element), kind);
				repeated = again;
				return flagged(entry, 'deleted', false);
			},
		});
	const { done, error } = await settled(from(nodeAddress(connection, id)));
	const restored = error?.httpCode === '404' ? await from(inTrash) : done;
	if (error && !restored) throw error;
	return restored?.written || repeated ? {} : { note: 'It was not in the trash.' };
}
