import type { XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { entryOf, type ReadEntry, readEntry, unheard } from '../server/read';
import { type ActivityNode, nodeAddress, readNode } from './node';

/** A node that was read, with all that the server said of it. */
export interface ReadNode extends ReadEntry {
	node: ActivityNode;
}

/** The node in an entry, e.g. of a feed. */
export function nodeOf(entry: XmlElement, headers = unheard): ReadNode {
	return { entry, headers, node: readNode(entry) };
}

/** What sentences call a node of an activity, or an activity. */
export function nodeSubject(
	{ oauth }: Pick<Connection, 'oauth'>,
	kind: 'activity' | 'entry or to-do',
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

/** The same by one request, for a step that is repeated as a whole. */
export async function fetchReadNodeOnce(
	connection: Connection,
	id: string,
	subject: Subject,
): Promise<ReadNode> {
	const request = { method: 'GET', url: nodeAddress(connection, id), headers: {} } as const;
	const { entry, headers } = entryOf(await exchange(connection, request, [200], subject), subject);
	return nodeOf(entry, headers);
}
