import type { FaithfulElement } from '../atom/faithful';
import type { Connection } from '../server/connection';
import { type ActivityNode, nodeAddress, readNode } from './node';
import { changedEntry, type NodeChanges } from './change';
import { withWholeDescription } from './longDescription';
import { namedNonMembers } from './members';
import { type NodeThing, nodeOf, nodeSubject, type ReadNode, requireKind } from './readNode';
import { updateEntry } from './update';

/** What is changed of a node or an activity. */
export interface NodeUpdate {
	id: string;
	kind: NodeThing;
	/** what the user does, for sentences: "update", "complete" … */
	verb: string;
	/**
	 * What becomes of the node; null: nothing.
	 *
	 * @param again whether an earlier try may have changed it already
	 */
	changes(node: ActivityNode, again: boolean): NodeChanges | null | Promise<NodeChanges | null>;
	/** further changes to the entry itself */
	edit?(entry: FaithfulElement, node: ActivityNode): FaithfulElement | Promise<FaithfulElement>;
}

/**
 * Changes a node or an activity and leaves all else of it as it is, see {@link updateEntry}.
 *
 * @throws ConnectionsFailure
 * @throws InvalidInput where the changes do not fit the node
 */
export async function updateNode(
	connection: Connection,
	{ id, kind, verb, changes, edit = (entry) => entry }: NodeUpdate,
): Promise<ReadNode & { written: boolean }> {
	const subject = nodeSubject(connection, kind, id, verb);
	let activityId: string | null = null;
	let assigned: string[] = [];
	const updated = await updateEntry(connection, {
		url: nodeAddress(connection, id),
		subject,
		async change(entry, again) {
			const node = readNode(entry.element);
			requireKind(node, kind);
			activityId = node.activityId;
			const wanted = await changes(node, again);
			assigned = (wanted?.assignedTo ?? []).map((one) => one.id);
			const changed = await edit(wanted ? changedEntry(entry, wanted) : entry, node);
			if (changed === entry || wanted?.description !== undefined) return changed;
			return await withWholeDescription(connection, changed, subject);
		},
	}).catch(async (error: unknown) => {
		throw await namedNonMembers(connection, activityId, assigned, error);
	});
	return { ...nodeOf(updated.entry, updated.headers), written: updated.written };
}
