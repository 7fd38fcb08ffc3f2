import { href, readDocument, uuidOf } from './document';
import { type ActivityNode, fetchNode, readNode } from './activityNode';
import { activitiesAddress, communitiesAddress, type Connection, filesAddress } from './connection';
import { ConnectionsFailure, type Subject } from './failure';
import { largestPage, readFeed } from './feed';
import { libraryAddress, type Library, targetOf } from './library';
import type { Query } from './query';
import { textOf, type XmlElement } from './xml';

/** One line of a picker. */
export interface Choice {
	id: string;
	name: string;
	url: string | null;
}

/** A page of choices. */
export interface Choices {
	choices: Choice[];
	hasNext: boolean;
}

/** The feed behind a picker. */
interface PickerFeed {
	address: string;
	query?: Query;
	/** whether the server searches; else names are matched here, in pages that are as large as can be */
	searchable: boolean;
	subject: Subject;
	toChoices(entries: XmlElement[]): Array<Choice | null>;
}

/** The libraries that the user may see. */
export async function listLibraries(connection: Connection, search: string, page: number) {
	return await list(connection, search, page, {
		address: filesAddress(connection, '/libraries/feed'),
		searchable: false,
		subject: listSubject(connection, 'list of libraries', 'Files'),
		toChoices: (entries) => entries.map(documentChoice),
	});
}

/** The folders that the user may add to. */
export async function listFolders(connection: Connection, search: string, page: number) {
	return await list(connection, search, page, {
		address: filesAddress(connection, '/collections/feed'),
		query: { access: 'editor' },
		searchable: false,
		subject: listSubject(connection, 'list of folders', 'Files'),
		toChoices: (entries) => entries.map(documentChoice),
	});
}

/** The communities that the user belongs to. */
export async function listCommunities(connection: Connection, search: string, page: number) {
	return await list(connection, search, page, {
		address: communitiesAddress(connection, '/communities/my'),
		searchable: true,
		subject: listSubject(connection, 'list of communities', 'Communities'),
		toChoices: (entries) =>
			entries.map((entry) => choiceOf(entry, textOf(entry, 'snx:communityUuid'))),
	});
}

/** The files of a library. */
export async function listFiles(
	connection: Connection,
	library: Library,
	search: string,
	page: number,
) {
	return await list(connection, search, page, {
		address: `${libraryAddress(connection, library)}/feed`,
		searchable: true,
		subject: { ...listSubject(connection, 'list of files', 'Files'), ...targetOf(library) },
		toChoices: (entries) => entries.map(documentChoice),
	});
}

/** The activities that the user may see. */
export async function listActivities(connection: Connection, search: string, page: number) {
	return await list(connection, search, page, {
		address: activitiesAddress(connection, '/activities'),
		searchable: true,
		subject: listSubject(connection, 'list of activities', 'Activities'),
		toChoices: (entries) => entries.map((entry) => choiceOf(entry, readNode(entry).id)),
	});
}

/** All nodes of an activity with kind and parent, each below its parent and indented by its depth. */
export async function listActivityNodes(
	connection: Connection,
	activityId: string,
	search: string,
	page: number,
) {
	return await list(connection, search, page, {
		address: activitiesAddress(connection, '/activitydescendants'),
		query: { activityUuid: activityId },
		searchable: false,
		subject: {
			...listSubject(connection, 'list of nodes', 'Activities'),
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
		target: `the activity node ${nodeId}`,
		placeLabel: 'Activity Node',
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
	return { choices: named(choices, search), hasNext: false };
}

async function list(
	connection: Connection,
	search: string,
	page: number,
	{ address, query = {}, searchable, subject, toChoices }: PickerFeed,
): Promise<Choices> {
	const wanted = searchable && search ? { ...query, search } : query;
	const size = search && !searchable ? largestPage : undefined;
	const { entries, hasNext } = await readFeed(connection, address, wanted, page, subject, size);
	const choices = toChoices(entries).filter((choice) => choice !== null);
	return { choices: searchable ? choices : named(choices, search), hasNext };
}

function named(choices: Choice[], search: string): Choice[] {
	const wanted = search.toLowerCase();
	return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}

function listSubject(
	connection: Connection,
	kind: string,
	application: Subject['application'],
): Subject {
	return { kind, target: `the ${kind}`, preposition: 'in', application, oauth: connection.oauth };
}

const documentChoice = (entry: XmlElement) => choiceOf(entry, readDocument(entry).id);

function choiceOf(entry: XmlElement, id: string | null): Choice | null {
	const known = id ?? uuidOf(textOf(entry, 'id'));
	if (!known) return null;
	return { id: known, name: textOf(entry, 'title') ?? known, url: href(entry, 'alternate') };
}

const kindNames: Record<string, string> = {
	activity: 'Activity',
	chat: 'Chat',
	email: 'Email',
	entry: 'Entry',
	reply: 'Reply',
	section: 'Section',
	todo: 'To Do',
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

/** "To Do · Order the ribbon (Before the opening)"; n8n's lists are flat, so blanks indent. */
function nodeChoices(nodes: ActivityNode[]): Array<Choice | null> {
	const titles = new Map(nodes.map(({ id, title }) => [id, title]));
	return belowTheirParents(nodes).map(({ id, title, kind, depth, parentId, url }) => {
		if (id === null) return null;
		const parent = parentId === null ? null : titles.get(parentId);
		const indent = '\u2003'.repeat(Math.max(depth - 1, 0));
		const name = `${indent}${kindNames[kind ?? ''] ?? 'Node'} · ${title ?? ''}`;
		return { id, name: parent ? `${name} (${parent})` : name, url };
	});
}
