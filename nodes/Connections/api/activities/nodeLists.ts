import type { Subject } from '../failures/subject';
import { type Choice, type Choices, listChoices, listSubject, matching } from '../server/choices';
import { activitiesAddress, type Connection } from '../server/connection';
import { type ActivityNode, fetchNode, readNode } from './node';
import { isActivityKind } from './terms';

const nodesSubject = (connection: Connection, activityId: string): Subject => ({
	...listSubject(connection, 'list of entries and to-dos', 'Activities'),
	target: `the activity ${activityId}`,
	placeLabel: 'Activity',
});

/**
 * An activity and all its nodes: the activity first, then each node below its parent, with kind and
 * parent.
 */
export async function listActivityNodes(
	connection: Connection,
	activityId: string,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = nodesSubject(connection, activityId);
	const { choices, hasNext } = await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/activitydescendants'),
		query: { activityUuid: activityId },
		searchable: false,
		subject,
		toChoices: (entries) => nodeChoices(entries.map(readNode)),
	});
	if (page > 1) return { choices, hasNext };
	// the nodes can be chosen without it
	const activity = await fetchNode(connection, activityId, subject).catch(() => null);
	const itself = matching(nodeChoices(activity ? [activity] : []).filter(isChoice), search);
	return { choices: [...itself, ...choices], hasNext };
}

/** The to-dos of an activity that are open, or those that are completed. */
export async function listToDos(
	connection: Connection,
	activityId: string,
	completed: boolean,
	search: string,
	page: number,
): Promise<Choices> {
	return await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/activitydescendants'),
		query: { activityUuid: activityId, nodetype: 'todo', includeMultiAssignedTodo: 'yes' },
		searchable: false,
		subject: nodesSubject(connection, activityId),
		toChoices: (entries) =>
			nodeChoices(
				entries
					.map(readNode)
					.filter((node) => node.kind === 'todo' && node.completed === completed),
			),
	});
}

/** The entries in the trash, of one activity if it is known. */
export async function listTrashedNodes(
	connection: Connection,
	activityId: string | null,
	search: string,
	page: number,
): Promise<Choices> {
	return await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/trash'),
		query: { activityUuid: activityId ?? undefined },
		searchable: true,
		subject: listSubject(connection, 'trash', 'Activities'),
		toChoices: (entries) =>
			nodeChoices(
				entries
					.map(readNode)
					.filter(
						(node) =>
							!isActivityKind(node.kind) && (activityId === null || node.activityId === activityId),
					),
			),
	});
}

const isChoice = (choice: Choice | null) => choice !== null;

const kindNames: Record<string, string> = {
	activity: 'Activity',
	chat: 'Chat',
	email: 'Email',
	entry: 'Entry',
	reply: 'Reply',
	section: 'Section',
	todo: 'To-Do',
};

/** The nodes of a page, each followed by those below it; the server tells them level by level. */
function belowTheirParents(nodes: ActivityNode[]): ActivityNode[] {
	const placed = new Set<ActivityNode>();
	const place = (node: ActivityNode): ActivityNode[] => {
		if (placed.has(node)) return [];
		placed.add(node);
		return [node, ...nodes.filter(({ parentId }) => parentId === node.id).flatMap(place)];
	};
	const roots = nodes.filter(({ parentId }) => nodes.every(({ id }) => id !== parentId));
	return [...roots, ...nodes].flatMap(place);
}

/**
 * "To-Do · Order the ribbon (Before the opening)". Without blanks that indent: n8n shows the name of
 * what was chosen as it stood in the list.
 */
function nodeChoices(nodes: ActivityNode[]): Array<Choice | null> {
	const titles = new Map(nodes.map(({ id, title }) => [id, title]));
	return belowTheirParents(nodes).map(({ id, title, kind, parentId, url }) => {
		if (id === null) return null;
		const parent = parentId === null ? null : titles.get(parentId);
		const name = `${kindNames[kind ?? ''] ?? 'Entry'} · ${title ?? ''}`;
		return { id, name: parent ? `${name} (${parent})` : name, url };
	});
}
