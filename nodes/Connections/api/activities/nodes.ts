import { idIn } from '../atom/values';
import { listSubject } from '../server/choices';
import { activitiesAddress, type Connection } from '../server/connection';
import { collect, type Listing } from '../server/paging';
import type { Query } from '../server/query';
import type { ActivityNode } from './node';
import { nodeOf, type ReadNode } from './readNode';
import { isWithin, spanQuery } from './times';

/** A list of nodes. */
export type NodeList =
	| { kind: 'activity'; activityId: string; depth: 'all' | 'children' }
	/** the to-dos that are assigned to a user, in all activities */
	| { kind: 'myToDos'; userId: string }
	/** those of all activities of the user, also other people's and nobody's (recorded answers) */
	| { kind: 'allToDos' };

/** What nodes must be like; all of it is checked here, as servers ignore silently what they do not know. */
export interface NodeFilters {
	/** entry, todo, section, reply … */
	kinds?: string[];
	completed?: boolean;
	/** ms since 1970, inclusive */
	updatedAfter?: number;
	updatedBefore?: number;
	createdAfter?: number;
	dueBefore?: number;
	/** user id or e-mail address */
	assignedTo?: string;
}

/**
 * Where a list is: "activitydescendants" (recorded answers), "activity" (recorded; it may hold more
 * than the direct children), "todos" (recorded). Several assignees hide a to-do from some lists unless
 * it is asked for (seen in public clients).
 */
function feedOf(connection: Connection, list: NodeList): { address: string; query: Query } {
	if (list.kind === 'activity') {
		const { activityId, depth } = list;
		return depth === 'all'
			? {
					address: activitiesAddress(connection, '/activitydescendants'),
					query: { activityUuid: activityId, includeMultiAssignedTodo: 'yes' },
				}
			: {
					address: activitiesAddress(connection, '/activity'),
					query: { activityUuid: activityId },
				};
	}
	return {
		address: activitiesAddress(connection, '/todos'),
		query: { assignedToUserid: list.kind === 'myToDos' ? list.userId : undefined },
	};
}

/** The filters that a list may know; none is trusted. */
function asked(list: NodeList, filters: NodeFilters): Query {
	const { kinds = [], completed, updatedAfter, updatedBefore, createdAfter, assignedTo } = filters;
	const updated = spanQuery({ after: updatedAfter, before: updatedBefore });
	const byCreation = updatedAfter === undefined && updatedBefore === undefined;
	const query: Query =
		byCreation && createdAfter !== undefined
			? { ...spanQuery({ after: createdAfter }), rangeId: 'created' }
			: { ...updated };
	if (list.kind === 'activity')
		return { ...query, nodetype: kinds.length === 1 ? kinds[0] : undefined };
	// without it some servers leave the completed ones out (inferred)
	query.completed = completed === undefined ? 'yes' : completed ? 'only' : 'no';
	if (list.kind === 'allToDos' && assignedTo && !assignedTo.includes('@')) {
		query.assignedToUserid = assignedTo;
	}
	return query;
}

function belongs(list: NodeList, { parentId, assignees }: ActivityNode): boolean {
	switch (list.kind) {
		case 'activity':
			return list.depth === 'all' || parentId === null;
		case 'myToDos':
			// the parameter may be overlooked (seen in public clients)
			return assignees.some(({ id }) => id === list.userId);
		default:
			return true;
	}
}

function fits(node: ActivityNode, filters: NodeFilters): boolean {
	const { kinds = [], completed, assignedTo } = filters;
	const wanted = assignedTo?.toLowerCase();
	return (
		!node.deleted &&
		(kinds.length === 0 || kinds.includes(node.kind ?? '')) &&
		(completed === undefined || node.completed === completed) &&
		isWithin(node.modified, { after: filters.updatedAfter, before: filters.updatedBefore }) &&
		isWithin(node.created, { after: filters.createdAfter }) &&
		isWithin(node.dueDate, { before: filters.dueBefore }) &&
		(wanted === undefined ||
			node.assignees.some(
				({ id, email }) => id === assignedTo || (email ?? '').toLowerCase() === wanted,
			))
	);
}

/** The feed of a list of nodes, and what is read of its entries: those that fit. */
export function nodeFeed(
	connection: Connection,
	list: NodeList,
	filters: NodeFilters,
): Listing<ReadNode> {
	const { address, query } = feedOf(connection, list);
	const kind = list.kind === 'activity' ? 'list of entries and to-dos' : 'list of to-dos';
	return {
		address,
		query: { ...query, ...asked(list, filters) },
		subject: {
			...listSubject(connection, kind, 'Activities'),
			verb: 'see',
			...(list.kind === 'activity' && {
				target: `the activity ${list.activityId}`,
				placeLabel: 'Activity',
			}),
		},
		idOf: idIn,
		read(entry) {
			const read = nodeOf(entry);
			return belongs(list, read.node) && fits(read.node, filters) ? read : null;
		},
	};
}

/**
 * The nodes of a list, each once, in the server's order (by itself: changed last, first).
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listNodes(
	connection: Connection,
	list: NodeList,
	filters: NodeFilters,
	limit: number | null,
): Promise<ReadNode[]> {
	const feed = nodeFeed(connection, list, filters);
	const parents = new Map<string, string | null>();
	const found = await collect(
		connection,
		{
			...feed,
			read(entry) {
				const { id, parentId } = nodeOf(entry).node;
				if (id !== null) parents.set(id, parentId);
				return feed.read(entry);
			},
		},
		limit,
	);
	return found.map((read) => ({ ...read, node: withDepth(read.node, parents) }));
}

/** Some lists say a depth of 0 of all nodes (recorded answers): then it is told from those above. */
function withDepth(node: ActivityNode, parents: Map<string, string | null>): ActivityNode {
	return node.depth > 0 ? node : { ...node, depth: levelsOf(node.parentId, parents) };
}

/** 0 where a node above is not known. */
function levelsOf(parentId: string | null, parents: Map<string, string | null>): number {
	const above = new Set<string>();
	for (let id = parentId; id !== null; ) {
		const next = parents.get(id);
		if (next === undefined || above.has(id)) return 0;
		above.add(id);
		id = next;
	}
	return above.size + 1;
}
