import { attempt } from '../atom/attempt';
import { href, listOf, type Person, personOf, tagsOf, uuidOf } from '../atom/values';
import { child, children, parseXml, textOf, type XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { activitiesAddress, type Connection, exchange } from '../server/connection';
import { withQuery } from '../server/query';
import { type NodeField, readField } from './fields';
import {
	flagScheme,
	isActivityKind,
	kindScheme,
	type Priority,
	priorityOf,
	priorityScheme,
} from './terms';

/** A file field of an activity node. */
export type FileField = NodeField;

/** Somebody whom a to-do is assigned to. */
export interface Assignee extends Person {
	/** of several, each has a tick of his own; of one, it is that of the to-do */
	completed: boolean;
}

/** A node of an activity: an entry, a to-do, the activity itself … Null is what the server did not say. */
export interface ActivityNode {
	id: string | null;
	activityId: string | null;
	title: string | null;
	/** HTML, trimmed: servers pad it with white space (recorded answers) */
	description: string | null;
	/** "entry", "todo", "section", "reply", "activity" …; '' and null where the server does not say */
	kind: string | null;
	/** levels below the activity; 0 for what is none, as some lists say of all nodes (recorded answers) */
	depth: number;
	position: number | null;
	/** null right below the activity */
	parentId: string | null;
	tags: string[];
	/** as it was sent */
	dueDate: string | null;
	completed: boolean;
	deleted: boolean;
	/** nobody but its author sees it */
	private: boolean;
	assignees: Assignee[];
	fields: NodeField[];
	fileFields: FileField[];
	permissions: string[] | null;
	/** of an activity, for the user of the credential */
	priority: Priority | null;
	communityId: string | null;
	/** ISO, in whole seconds */
	created: string | null;
	modified: string | null;
	author: Person;
	/** the page to open in a browser */
	url: string | null;
	/** where all of this was read */
	entry: XmlElement;
}

/** Reads the entry of a node; the shapes are those of recorded answers. */
export function readNode(entry: XmlElement): ActivityNode {
	const id = uuidOf(textOf(entry, 'id'));
	const kind = termsOf(entry, kindScheme)[0] ?? null;
	const flags = termsOf(entry, flagScheme);
	const activityId = textOf(entry, 'snx:activity') ?? (isActivityKind(kind) ? id : null);
	const parentId = uuidOf(child(entry, 'thr:in-reply-to')?.attributes.ref ?? null);
	const completed = flags.includes('completed');
	const fields = children(entry, 'snx:field')
		.filter(({ attributes }) => attributes.fid)
		.map(readField);
	return {
		id,
		activityId,
		title: textOf(entry, 'title'),
		description: descriptionOf(entry),
		kind,
		depth: Number(textOf(entry, 'snx:depth') ?? 0) || 0,
		position: wholeNumber(textOf(entry, 'snx:position')),
		parentId: parentId === activityId ? null : parentId,
		tags: tagsOf(entry),
		dueDate: textOf(entry, 'snx:duedate'),
		completed,
		deleted: flags.includes('deleted'),
		private: flags.includes('private'),
		assignees: assigneesOf(entry, completed),
		fields,
		fileFields: fields.filter(({ type }) => type === 'file'),
		permissions: listOf(textOf(entry, 'snx:permissions')),
		priority: priorityOf(termsOf(entry, priorityScheme)[0]),
		communityId: textOf(entry, 'snx:communityUuid'),
		created: textOf(entry, 'published'),
		modified: textOf(entry, 'updated'),
		author: personOf(child(entry, 'author')),
		url: webPageOf(entry),
		entry,
	};
}

function termsOf(entry: XmlElement, scheme: string): string[] {
	return children(entry, 'category')
		.filter(({ attributes }) => attributes.scheme === scheme)
		.map(({ attributes }) => attributes.term ?? '');
}

function wholeNumber(text: string | null): number | null {
	return text !== null && /^-?\d+$/.test(text) ? Number(text) : null;
}

/** The content; where it is that of a file, or there is none, the summary (recorded answers). */
function descriptionOf(entry: XmlElement): string | null {
	return textOf(entry, 'content') ?? textOf(entry, 'summary');
}

/** One person stands in the entry itself, several in snx:assignees (seen in public clients). */
function assigneesOf(entry: XmlElement, completed: boolean): Assignee[] {
	const group = child(entry, 'snx:assignees');
	const assigned = [entry, ...(group ? [group] : [])].flatMap((element) =>
		children(element, 'snx:assignedto'),
	);
	return assigned.map(({ attributes, text }) => ({
		id: attributes.userid || null,
		name: attributes.name || null,
		email: text || null,
		completed: attributes.iscompleted === undefined ? completed : attributes.iscompleted === 'true',
	}));
}

/** Nodes have two alternate links, one of them for XHTML; either shows the node. */
function webPageOf(entry: XmlElement): string | null {
	const pages = children(entry, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
	const html = pages.find(({ attributes }) => attributes.type === 'text/html');
	return html?.attributes.href ?? href(entry, 'alternate');
}

/** The address of a node: GET, PUT and DELETE of its entry. */
export function nodeAddress(connection: Connection, nodeId: string): string {
	return withQuery(activitiesAddress(connection, '/activitynode'), { activityNodeUuid: nodeId });
}

/** Fetches a node; null when its answer cannot be read. */
export async function fetchNode(
	connection: Connection,
	nodeId: string,
	subject: Subject,
): Promise<ActivityNode | null> {
	const url = nodeAddress(connection, nodeId);
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	return nodeIn(answer.body);
}

/** The node in an answer, null when there is none. */
export function nodeIn(body: string): ActivityNode | null {
	const root = attempt(() => parseXml(body));
	return root?.name === 'entry' ? readNode(root) : null;
}
