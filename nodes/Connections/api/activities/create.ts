import { header, type WireAnswer } from '../../transport/wire';
import { atomEntry, type EntryContent } from '../atom/entry';
import { idIn } from '../atom/values';
import type { XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { madeOnce } from '../server/once';
import { collect } from '../server/paging';
import { type Query, withQuery } from '../server/query';
import { entryIn, shownHeaders } from '../server/read';
import { settled } from '../server/repeat';
import { fetchReadNode, nodeOf, type ReadNode } from './readNode';
import { idPrefix } from './terms';
import { sendEntry } from './write';

/** A node or an activity to make. */
export interface NewEntry {
	/** where it is posted to, and where it is looked for after an answer was lost */
	address: string;
	query: Query;
	lookIn: { address: string; query: Query };
	content: EntryContent;
	subject: Subject;
	/** whether a node that is there is what was to be made, by all but its author and its time */
	isSuch(read: ReadNode): boolean;
	/** asks for the user's id, after an answer was lost */
	self(): Promise<string>;
}

/** What came of it. */
export interface Created extends ReadNode {
	note?: string;
}

/** ms; Activities counts whole seconds, and both its clock and ours round */
const slack = 2000;

/**
 * Makes a node or an activity, once: where the answer is lost, it is looked for by title, kind, author
 * and time, and told as done if it is ours, else as unknown; it is never sent twice.
 *
 * @throws ConnectionsFailure
 */
export async function createEntry(connection: Connection, wanted: NewEntry): Promise<Created> {
	const { address, query, content, subject } = wanted;
	const { text } = atomEntry(content);
	let sentAt = 0;
	return await madeOnce<Created>(connection, {
		idOf: ({ node }) => node.id,
		guard: 'none',
		outcome: `the ${subject.kind} was made`,
		async send() {
			sentAt = Date.now();
			const url = withQuery(address, query);
			const answer = await sendEntry(connection, 'POST', url, text, [200, 201], subject);
			return await madeBy(connection, answer, subject);
		},
		find: async () => await findOurs(connection, wanted, sentAt),
	});
}

/**
 * The node of an answer; where it cannot be read there, it is read by the id that the headers tell
 * (recorded answers). It was made in any case.
 */
async function madeBy(
	connection: Connection,
	answer: WireAnswer,
	subject: Subject,
): Promise<Created> {
	const headers = shownHeaders(answer);
	const entry = entryIn(answer);
	if (entry) return nodeOf(entry, headers);
	const [, inLocation = null] = /activityNodeUuid=([^&]+)/i.exec(headers.location ?? '') ?? [];
	const id = header(answer, 'x-uuid') ?? inLocation;
	const { done } = id ? await settled(fetchReadNode(connection, id, subject)) : {};
	if (done) return done;
	const note = `The ${subject.kind} was made, but the answer of the server could not be read.`;
	return { ...nodeOf(bareEntry(id), headers), note };
}

/** An entry of which no more is known than its id. */
function bareEntry(id: string | null): XmlElement {
	const text = id === null ? '' : `${idPrefix}${id}`;
	const children = [{ name: 'id', attributes: {}, children: [], text }];
	return { name: 'entry', attributes: {}, children, text: '' };
}

/** The one node that can be ours: two tell nothing. */
async function findOurs(
	connection: Connection,
	{ lookIn, subject, isSuch, self }: NewEntry,
	sentAt: number,
): Promise<Created | null> {
	const me = await self();
	const since = await serverTime(connection, lookIn, subject, sentAt);
	if (since === null) return null;
	const found = await collect(
		connection,
		{
			...lookIn,
			subject,
			idOf: idIn,
			read(entry: XmlElement) {
				const read = nodeOf(entry);
				const { author, created } = read.node;
				const isOurs = author.id === me && Date.parse(created ?? '') >= since && isSuch(read);
				return isOurs ? read : null;
			},
		},
		null,
	);
	if (found.length !== 1) return null;
	return {
		...found[0],
		note: `The connection was lost after the ${subject.kind} was sent; it was found in Connections.`,
	};
}

/**
 * The server's time when the entry was sent, in ms since 1970: its clock may be wrong, and ours too, but
 * both run. Null where it does not tell its time.
 */
async function serverTime(
	connection: Connection,
	{ address, query }: NewEntry['lookIn'],
	subject: Subject,
	sentAt: number,
): Promise<number | null> {
	const url = withQuery(address, { ...query, page: 1, ps: 1 });
	const request = { method: 'GET', url, headers: {} } as const;
	const answer = await exchange(connection, request, [200], subject);
	const now = Date.parse(header(answer, 'date') ?? '');
	return Number.isNaN(now) ? null : now - (Date.now() - sentAt) - slack;
}
