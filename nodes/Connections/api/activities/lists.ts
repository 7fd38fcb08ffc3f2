import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import {
	type Choice,
	choiceOf,
	type Choices,
	listChoices,
	listSubject,
	matching,
} from '../server/choices';
import { activitiesAddress, type Connection } from '../server/connection';
import { type ActivityNode, fetchNode, readNode } from './node';

/** The activities that the user may see. */
export async function listActivities(connection: Connection, search: string, page: number) {
	return await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/activities'),
		searchable: true,
		subject: listSubject(connection, 'list of activities', 'Activities'),
		toChoices: (entries) => entries.map((entry) => choiceOf(entry, readNode(entry).id)),
	});
}

/** All nodes of an activity with kind and parent, each below its parent. */
export async function listActivityNodes(
	connection: Connection,
	activityId: string,
	search: string,
	page: number,
) {
	return await listChoices(connection, search, page, {
		address: activitiesAddress(connection, '/activitydescendants'),
		query: { activityUuid: activityId },
		searchable: false,
		subject: {
			...listSubject(connection, 'list of entries and to-dos', 'Activities'),
			target: `the activity ${activityId}`,
			placeLabel: 'Activity',
		},
		toChoices: (entries) => nodeChoices(entries.map(readNode)),
	});
}

/** The file fields of an activity node. */
export async function listFileFields(
	connection: Connection,
	nodeId: string,
	search: string,
): Promise<Choices> {
	const subject: Subject = {
		...listSubject(connection, 'list of file fields', 'Activities'),
		target: `the entry or to-do ${nodeId}`,
		placeLabel: 'Entry or To-Do',
	};
	const node = await fetchNode(connection, nodeId, subject);
	if (!node) {
		throw new ConnectionsFailure(
			`The ${subject.kind} could not be read`,
			'The answer was no entry. Enter the ID instead, and tell the administrator.',
			null,
			'UnreadableNode',
			'no',
		);
	}
	const choices = node.fileFields.map(({ fid, name, fileName, downloadUrl }) => ({
		id: fid,
		name: [...new Set([name, fileName])].filter(Boolean).join(' · '),
		url: downloadUrl,
	}));
	return { choices: matching(choices, search), hasNext: false };
}

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
