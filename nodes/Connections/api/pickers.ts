import { href, readDocument, uuidOf } from './document';
import { fetchNode, readNode } from './activityNode';
import { activitiesAddress, communitiesAddress, type Connection, filesAddress } from './connection';
import type { Subject } from './failure';
import { readFeed } from './feed';
import { libraryAddress, type Library, targetOf } from './library';
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

/** The libraries that the user may see. Their feed knows no search, so names are matched here. */
export async function listLibraries(
	connection: Connection,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = listSubject(connection, 'list of libraries', 'Files');
	const address = filesAddress(connection, '/libraries/feed');
	const { entries, hasNext } = await readFeed(connection, address, {}, page, subject);
	const wanted = search.toLowerCase();
	const choices = entries
		.map((entry) => choiceOf(entry, readDocument(entry).id))
		.filter((choice) => choice !== null && choice.name.toLowerCase().includes(wanted));
	return { choices: choices as Choice[], hasNext };
}

/** The communities that the user belongs to, searched at the server. */
export async function listCommunities(
	connection: Connection,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = listSubject(connection, 'list of communities', 'Communities');
	const address = communitiesAddress(connection, '/communities/my');
	const query = search ? { search } : {};
	const { entries, hasNext } = await readFeed(connection, address, query, page, subject);
	const choices = entries.map((entry) => choiceOf(entry, textOf(entry, 'snx:communityUuid')));
	return { choices: choices.filter((choice) => choice !== null), hasNext };
}

/** The files of a library, searched at the server. */
export async function listFiles(
	connection: Connection,
	library: Library,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = { ...listSubject(connection, 'list of files', 'Files'), ...targetOf(library) };
	const address = `${libraryAddress(connection, library)}/feed`;
	const query = search ? { search } : {};
	const { entries, hasNext } = await readFeed(connection, address, query, page, subject);
	const choices = entries.map((entry) => choiceOf(entry, readDocument(entry).id));
	return { choices: choices.filter((choice) => choice !== null), hasNext };
}

/** The activities that the user may see, searched at the server. */
export async function listActivities(
	connection: Connection,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = listSubject(connection, 'list of activities', 'Activities');
	const address = activitiesAddress(connection, '/activities');
	const query = search ? { search } : {};
	const { entries, hasNext } = await readFeed(connection, address, query, page, subject);
	const choices = entries.map((entry) => choiceOf(entry, readNode(entry).id));
	return { choices: choices.filter((choice) => choice !== null), hasNext };
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

/** All nodes of an activity with their kind, indented by their depth; names are matched here. */
export async function listActivityNodes(
	connection: Connection,
	activityId: string,
	search: string,
	page: number,
): Promise<Choices> {
	const subject: Subject = {
		...listSubject(connection, 'list of nodes', 'Activities'),
		target: `the activity ${activityId}`,
		placeLabel: 'Activity',
	};
	const address = activitiesAddress(connection, '/activitydescendants');
	const query = { activityUuid: activityId };
	const { entries, hasNext } = await readFeed(connection, address, query, page, subject);
	const nodes = entries.map(readNode).filter(({ id }) => id !== null);
	const wanted = search.toLowerCase();
	const choices = nodes
		.map(({ id, title, kind, depth, url }) => ({
			id: id as string,
			name: `${'\u2003'.repeat(Math.max(depth - 1, 0))}${kindNames[kind ?? ''] ?? 'Node'} · ${title ?? ''}`,
			url,
		}))
		.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { choices, hasNext };
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
	const wanted = search.toLowerCase();
	const choices = (node?.fileFields ?? [])
		.map(({ fid, name, fileName, downloadUrl }) => ({
			id: fid,
			name: [name, fileName].filter((part, i, all) => part && all.indexOf(part) === i).join(' · '),
			url: downloadUrl,
		}))
		.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { choices, hasNext: false };
}

function listSubject(
	connection: Connection,
	kind: string,
	application: Subject['application'],
): Subject {
	return {
		kind,
		target: `the ${kind}`,
		preposition: 'in',
		application,
		oauth: connection.oauth,
	};
}

function choiceOf(entry: XmlElement, id: string | null): Choice | null {
	const known = id ?? uuidOf(textOf(entry, 'id'));
	if (!known) return null;
	return { id: known, name: textOf(entry, 'title') ?? known, url: href(entry, 'alternate') };
}
