import type { XmlElement } from '../atom/xml';
import type { Connection } from './connection';
import { type Feed, type FeedPage, largestPage, readFeed } from './feed';
import { repeated } from './repeat';

/** A list to read: where it is, and what becomes of its entries. */
export interface Listing<T> extends Feed {
	/** the id by which an entry that comes twice is known */
	idOf(entry: XmlElement): string | null;
	/** what is made of an entry; null where it does not fit, as servers ignore filters silently */
	read(entry: XmlElement): T | null;
}

/** An entry of a list: its id, and what was made of it. */
interface ListedEntry<T> {
	id: string | null;
	read: T | null;
}

/** How often a list that changed while it was read is read once more. */
const mostRereads = 2;

/**
 * Reads a list page by page, by number. A server may give fewer entries a page than asked for, or
 * the same page for ever: it ends when the total is reached, when a page is empty, or when it is the
 * page before once more.
 *
 * @param pageSize entries a page
 */
export async function* pagesOf<T>(
	connection: Connection,
	{ idOf, read, ...feed }: Listing<T>,
	pageSize: number,
): AsyncGenerator<FeedPage<ListedEntry<T>>> {
	const listed = (entry: XmlElement): ListedEntry<T> => ({ id: idOf(entry), read: read(entry) });
	let come = 0;
	let before = '';
	for (let page = 1; ; page++) {
		const got = await repeated(
			connection,
			async () => await readFeed(connection, feed, page, listed, pageSize),
		);
		const ids = JSON.stringify(got.entries.map(({ id }) => id));
		if (page > 1 && ids === before) return;
		before = ids;
		yield got;
		come += got.entries.length;
		const more = got.total === null ? got.hasNext : come < got.total;
		if (got.entries.length === 0 || !more) return;
	}
}

/**
 * All entries of a list that fit, each once, in the server's order. What moves between the pages
 * while they are read shows as an entry that comes twice, or as another total: then the pages are
 * read again, at most twice, and what they brought is joined.
 *
 * @param limit how many are wanted; null: all
 * @throws ConnectionsFailure
 */
export async function collect<T>(
	connection: Connection,
	listing: Listing<T>,
	limit: number | null,
): Promise<T[]> {
	const seen = new Set<string>();
	const found: T[] = [];
	for (let rereads = 0; rereads <= mostRereads; rereads++) {
		const steady = await readOnce(connection, listing, limit, { seen, found });
		if (steady || (limit !== null && found.length >= limit)) break;
	}
	return limit === null ? found : found.slice(0, limit);
}

/** Reads the pages once; false where the list changed meanwhile. */
async function readOnce<T>(
	connection: Connection,
	listing: Listing<T>,
	limit: number | null,
	{ seen, found }: { seen: Set<string>; found: T[] },
): Promise<boolean> {
	const now = new Set<string>();
	let total: number | null | undefined;
	let steady = true;
	for await (const page of pagesOf(connection, listing, pageSizeFor(limit))) {
		total ??= page.total;
		steady &&= total === page.total;
		for (const { id, read } of page.entries) {
			if (id !== null && now.has(id)) {
				steady = false;
				continue;
			}
			if (id !== null) now.add(id);
			if (id !== null && seen.has(id)) continue;
			if (id !== null) seen.add(id);
			if (read !== null) found.push(read);
		}
		if (limit !== null && found.length >= limit) break;
	}
	return steady;
}

/** As large as the rest needs: a limit is parted evenly, as pages by number are all of one size. */
function pageSizeFor(limit: number | null): number {
	if (limit === null) return largestPage;
	return Math.max(1, Math.ceil(limit / Math.ceil(limit / largestPage)));
}
