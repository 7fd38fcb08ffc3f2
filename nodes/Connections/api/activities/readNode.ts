import type { XmlElement } from '../atom/xml';
import { InvalidInput } from '../failures/invalidInput';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { entryOf, type ReadEntry, readEntry, unheard } from '../server/read';
import { type ActivityNode, nodeAddress, readNode } from './node';
import { isActivityKind } from './terms';

/** A node that was read, with all that the server said of it. */
export interface ReadNode extends ReadEntry {
	node: ActivityNode;
}

/** The node in an entry, e.g. of a feed. */
export function nodeOf(entry: XmlElement, headers = unheard): ReadNode {
	return { entry, headers, node: readNode(entry) };
}

/** What a node is to people: the activity itself, or something in one. */
export type NodeThing = 'activity' | 'entry or to-do';

/** What sentences call a node of an activity, or an activity. */
export function nodeSubject(
	{ oauth }: Pick<Connection, 'oauth'>,
	kind: NodeThing,
	id: string,
	verb: string,
): Subject {
	return {
		verb,
		kind,
		target: `the ${kind} ${id}`,
		preposition: 'in',
		placeLabel: kind === 'activity' ? 'Activity' : 'Entry or To-Do',
		application: 'Activities',
		oauth,
	};
}

/**
 * Reads a node, or an activity: GET of its entry, again after failures that may pass. One in the trash
 * is there as well, and flagged as deleted (recorded answers).
 *
 * @throws ConnectionsFailure
 */
export async function fetchReadNode(
	connection: Connection,
	id: string,
	subject: Subject,
): Promise<ReadNode> {
	const { entry, headers } = await readEntry(connection, nodeAddress(connection, id), subject);
	return nodeOf(entry, headers);
}

/**
 * Reads what must be an activity, or must be none.
 *
 * @throws ConnectionsFailure
 * @throws InvalidInput where it is the other one
 */
export async function fetchThing(
	connection: Connection,
	kind: NodeThing,
	id: string,
): Promise<ReadNode> {
	const read = await fetchReadNode(connection, id, nodeSubject(connection, kind, id, 'see'));
	requireKind(read.node, kind);
	return read;
}

/**
 * Both are nodes to the server, but not to people.
 *
 * @throws InvalidInput where it is the other one
 */
export function requireKind({ kind, id }: ActivityNode, wanted: NodeThing): void {
	const isActivity = isActivityKind(kind);
	if (isActivity === (wanted === 'activity')) return;
	throw new InvalidInput(
		isActivity
			? `'Entry or To-Do' is the activity ${id ?? ''} itself`
			: `'Activity' is an entry or a to-do, not an activity: ${id ?? ''}`,
		isActivity
			? "Choose an entry of it, or set 'Resource' to Activity."
			: "Choose an activity, or set 'Resource' to Entry or To-Do.",
	);
}

/** {@link fetchReadNode} by one request, for a step that is repeated as a whole. */
export async function fetchReadNodeOnce(
	connection: Connection,
	id: string,
	subject: Subject,
): Promise<ReadNode> {
	const request = { method: 'GET', url: nodeAddress(connection, id), headers: {} } as const;
	const { entry, headers } = entryOf(await exchange(connection, request, [200], subject), subject);
	return nodeOf(entry, headers);
}
