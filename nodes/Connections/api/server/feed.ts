import { header, type WireAnswer } from '../../transport/wire';
import { count, href } from '../atom/values';
import { parseLargeXml, textOf, UnreadableXml, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from './connection';
import { type Query, withQuery } from './query';

/** Where a feed is, the caller's own parameters, and how sentences name it. */
export interface Feed {
	address: string;
	/** every page is asked with it: `rel=next` loses it (recorded) */
	query: Query;
	subject: Subject;
}

/** One page of a feed. */
export interface FeedPage<T> {
	/** what was made of them */
	entries: T[];
	/** whether the server offers a further page */
	hasNext: boolean;
	/** entries on all pages, as the server tells; null where it does not */
	total: number | null;
	/** the server's time when it answered, in ms since 1970 and whole seconds (the header Date) */
	servedAt: number | null;
}

/** Entries a page: enough to fill a picker's list, few enough to be quick. */
const usualPageSize = 50;

/** The most entries that the documentation allows a page (parameter ps). */
export const largestPage = 500;

/**
 * Reads one page of an Atom feed.
 *
 * @param page from 1
 * @param read what is made of an entry; that alone is kept
 * @throws ConnectionsFailure
 */
export async function readFeed<T>(
	connection: Connection,
	{ address, query, subject }: Feed,
	page: number,
	read: (entry: XmlElement) => T,
	pageSize = usualPageSize,
): Promise<FeedPage<T>> {
	const url = withQuery(address, { ...query, page, ps: pageSize });
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	const { feed, entries } = await feedIn(connection, answer, subject, read);
	const total =
		count(textOf(feed, 'opensearch:totalResults')) ?? count(textOf(feed, 'snx:totalMembers'));
	const hasNext = href(feed, 'next') !== null || (total !== null && page * pageSize < total);
	const servedAt = Date.parse(header(answer, 'date') ?? '');
	return {
		entries,
		hasNext: hasNext && entries.length > 0,
		total,
		servedAt: Number.isNaN(servedAt) ? null : servedAt,
	};
}

/**
 * The Atom feed in an answer that should hold one, and its entries apart from it.
 *
 * @param read what is made of an entry; that alone is kept
 * @throws ConnectionsFailure 'UnreadableFeed'
 */
export async function feedIn<T>(
	connection: Connection,
	{ status, body }: WireAnswer,
	subject: Subject,
	read: (entry: XmlElement) => T,
): Promise<{ feed: XmlElement; entries: T[] }> {
	const entries: T[] = [];
	const feed = await parseLargeXml(body, {
		pause: async () => await connection.pause(0),
		take(child, root) {
			const isEntry = root.name === 'feed' && child.name === 'entry';
			if (isEntry) entries.push(read(child));
			return isEntry;
		},
	}).catch((error: unknown) => {
		if (error instanceof UnreadableXml) return undefined;
		throw error;
	});
	if (feed?.name === 'feed') return { feed, entries };
	throw new ConnectionsFailure(
		`The ${subject.kind} could not be read`,
		'The answer was no feed. Choose by ID instead, and tell the administrator.',
		String(status),
		'UnreadableFeed',
		'no',
	);
}
