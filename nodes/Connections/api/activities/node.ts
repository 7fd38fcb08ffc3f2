import { attempt } from '../atom/attempt';
import { count, href, listOf, uuidOf } from '../atom/values';
import { child, children, parseXml, textOf, type XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { activitiesAddress, type Connection, exchange } from '../server/connection';
import { withQuery } from '../server/query';

/** A file field of an activity node; null is what the server did not say. */
export interface FileField {
	fid: string;
	name: string | null;
	fileName: string | null;
	mimeType: string | null;
	/** bytes; Activities mostly send a length of -1, which is none */
	size: number | null;
	downloadUrl: string | null;
}

/** A node of an activity: an entry, a to-do, the activity itself … */
export interface ActivityNode {
	id: string | null;
	activityId: string | null;
	title: string | null;
	/** "entry", "todo", "section", "reply", "activity" …; '' and null where the server does not say */
	kind: string | null;
	/** levels below the activity */
	depth: number;
	parentId: string | null;
	permissions: string[] | null;
	fileFields: FileField[];
	/** the page to open in a browser */
	url: string | null;
	/** where all of this was read */
	entry: XmlElement;
}

const kindScheme = 'http://www.ibm.com/xmlns/prod/sn/type';

/** Reads the entry of a node; the shapes are those of recorded answers. */
export function readNode(entry: XmlElement): ActivityNode {
	const id = uuidOf(textOf(entry, 'id'));
	const categories = children(entry, 'category');
	const kind = categories.find(({ attributes }) => attributes.scheme === kindScheme);
	const activity = textOf(entry, 'snx:activity');
	return {
		id,
		activityId: activity ?? (kind?.attributes.term === 'activity' ? id : null),
		title: textOf(entry, 'title'),
		kind: kind?.attributes.term ?? null,
		depth: Number(textOf(entry, 'snx:depth') ?? 0) || 0,
		parentId: uuidOf(child(entry, 'thr:in-reply-to')?.attributes.ref ?? null),
		permissions: listOf(textOf(entry, 'snx:permissions')),
		fileFields: children(entry, 'snx:field')
			.filter(({ attributes }) => attributes.type === 'file' && attributes.fid)
			.map(readFileField),
		url: webPageOf(entry),
		entry,
	};
}

function readFileField(field: XmlElement): FileField {
	const file = child(field, 'link');
	return {
		fid: field.attributes.fid,
		name: field.attributes.name ?? null,
		fileName: file?.attributes.title ?? null,
		mimeType: file?.attributes.type ?? null,
		size: count(file?.attributes.length),
		downloadUrl: file?.attributes.href ?? null,
	};
}

/** Nodes have two alternate links, one of them for XHTML; either shows the node. */
function webPageOf(entry: XmlElement): string | null {
	const pages = children(entry, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
	const html = pages.find(({ attributes }) => attributes.type === 'text/html');
	return html?.attributes.href ?? href(entry, 'alternate');
}

/** Fetches a node; null when its answer cannot be read. */
export async function fetchNode(
	connection: Connection,
	nodeId: string,
	subject: Subject,
): Promise<ActivityNode | null> {
	const url = withQuery(activitiesAddress(connection, '/activitynode'), {
		activityNodeUuid: nodeId,
	});
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	return nodeIn(answer.body);
}

/** The node in an answer, null when there is none. */
export function nodeIn(body: string): ActivityNode | null {
	const root = attempt(() => parseXml(body));
	return root?.name === 'entry' ? readNode(root) : null;
}
