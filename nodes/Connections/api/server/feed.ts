import { header, type WireAnswer } from '../../transport/wire';
import { count, href } from '../atom/values';
import { children, parseLargeXml, textOf, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from './connection';
import { type Query, withQuery } from './query';

/** One page of a feed. */
export interface FeedPage {
	entries: XmlElement[];
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
 * @throws ConnectionsFailure
 */
export async function readFeed(
	connection: Connection,
	address: string,
	query: Query,
	page: number,
	subject: Subject,
	pageSize = usualPageSize,
): Promise<FeedPage> {
	const url = withQuery(address, { ...query, page, ps: pageSize });
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	const feed = await feedIn(connection, answer, subject);
	const entries = children(feed, 'entry');
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
 * The Atom feed in an answer that should hold one.
 *
 * @throws ConnectionsFailure 'UnreadableFeed'
 */
export async function feedIn(
	connection: Connection,
	{ status, body }: WireAnswer,
	subject: Subject,
): Promise<XmlElement> {
	const pause = async () => await connection.pause(0);
	const feed = await parseLargeXml(body, pause).catch(() => undefined);
	if (feed?.name === 'feed') return feed;
	throw new ConnectionsFailure(
		`The ${subject.kind} could not be read`,
		'The answer was no feed. Choose by ID instead, and tell the administrator.',
		String(status),
		'UnreadableFeed',
		'no',
	);
}
