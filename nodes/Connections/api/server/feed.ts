import { header, type WireAnswer } from '../../transport/wire';
import { count, href } from '../atom/values';
import { parseLargeXml } from '../atom/largeXml';
import { textOf, UnreadableXml, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import type { Connection } from './connection';
import { exchangeTexts } from './exchangeTexts';
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
	const reading = exchangeTexts(
		connection,
		url,
		subject,
		async (texts) => await feedOf(connection, texts, read),
	);
	const { answer, made } = await reading.catch(tellUnreadable(subject));
	const { feed, entries } = made;
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

/** A feed, and what was made of its entries, which it has no more. */
interface ReadFeed<T> {
	feed: XmlElement;
	entries: T[];
}

/**
 * The Atom feed in an answer that should hold one, and its entries apart from it.
 *
 * @param read what is made of an entry; that alone is kept
 * @throws ConnectionsFailure 'UnreadableFeed', 'incomplete'
 */
export async function feedIn<T>(
	connection: Connection,
	answer: WireAnswer,
	subject: Subject,
	read: (entry: XmlElement) => T,
): Promise<ReadFeed<T>> {
	return await feedOf(connection, [answer.body], read).catch(tellUnreadable(subject));
}

/** The feed that a text is; throws UnreadableXml where it is none. */
async function feedOf<T>(
	connection: Connection,
	texts: AsyncIterable<string> | Iterable<string>,
	read: (entry: XmlElement) => T,
): Promise<ReadFeed<T>> {
	const entries: T[] = [];
	const feed = await parseLargeXml(texts, {
		pause: async () => await connection.pause(0),
		take(child, root) {
			const isEntry = root.name === 'feed' && child.name === 'entry';
			if (isEntry) entries.push(read(child));
			return isEntry;
		},
	});
	if (feed.name !== 'feed') throw new UnreadableXml('The answer is no feed');
	return { feed, entries };
}

/** The failure behind a text that is no feed; one that ends too early was cut on its way. */
function tellUnreadable({ kind }: Subject): (error: unknown) => never {
	return (error) => {
		if (!(error instanceof UnreadableXml)) throw error;
		throw error.isCut
			? new ConnectionsFailure(
					`The ${kind} did not come whole`,
					'Try again. If it happens again, a proxy in front of Connections cuts its answers: tell the administrator.',
					'200',
					'incomplete',
					'yes',
				)
			: new ConnectionsFailure(
					`The ${kind} could not be read`,
					'The answer was no feed. Choose by ID instead, and tell the administrator.',
					'200',
					'UnreadableFeed',
					'no',
				);
	};
}
