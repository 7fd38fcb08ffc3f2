import type { Happening, Reading } from './cursor';
import { Sheet } from './sheet';
import type { Listed, ListPage, Reach, Sizes, Source } from './source';

/**
 * The documentation allows 500 entries a page at most. An entry has some 4 kB, so a poll without news
 * takes about 60.
 */
const usualSizes: Sizes = { first: 15, full: 500, held: 5000, evidence: 8 };

/** Pages that are read whatever time is left: enough to come from what is known to some news. */
const fewestPages = 3;

/** How often pages are read again whose entries moved meanwhile. */
const mostRereads = 2;

/**
 * Reads a list, newest first, until nothing new can follow. How the list is sorted is seen, not
 * believed: where it falls by none of the times that it tells, all of it is read.
 *
 * A list with more news than one poll can tell is taken from its old end: counted from there, the
 * place of what is known does not change while new entries come in at the other end. So the next
 * poll goes on where this one stopped, and the oldest news are told first.
 *
 * @throws ConnectionsFailure what the source throws: then nothing was read
 */
export async function readNewest<T extends Listed>(
	source: Source<T>,
	reach: Reach,
	sizes = usualSizes,
): Promise<Reading<T>> {
	const first = await source.page(1, sizes.first);
	const sheet = new Sheet<T>(reach, sizes, first.now, 1);
	sheet.add(first);
	if (sheet.isDone(first)) return sheet.reading(first.total);
	for (const start of startPages(first, sheet.mayFallByOwnTime, reach, sizes)) {
		const part = await sweep(source, reach, sizes, first, start);
		if (hasNews(part, reach) || (reach.isOver() && !isLost(part))) return part;
	}
	return await sweep(source, reach, sizes, first, 1);
}

/** Whether it says nothing at all: where to go on is unknown then, and the next poll would come to the same. */
function isLost({ loose, bookmark }: Reading<Happening>): boolean {
	return loose && Object.keys(bookmark).length === 0;
}

function hasNews({ items, to }: Reading<Happening>, { since }: Reach): boolean {
	return items.some(({ time }) => time >= (since ?? Infinity) && time <= to);
}

/** Reads pages of full size, from one on until nothing new can follow. */
async function sweep<T extends Listed>(
	source: Source<T>,
	reach: Reach,
	sizes: Sizes,
	first: ListPage<T>,
	start: number,
): Promise<Reading<T>> {
	let held: T[] = [];
	for (let rereads = 0; ; rereads++) {
		const sheet = new Sheet<T>(reach, sizes, first.now, start, held);
		if (start > 1) sheet.glance(first);
		const end = await readDown(source, reach, sizes, sheet, start);
		if (end !== 'moved') return sheet.reading(end.total);
		if (rereads === mostRereads) return sheet.uncertain();
		held = sheet.held;
	}
}

async function readDown<T extends Listed>(
	source: Source<T>,
	reach: Reach,
	sizes: Sizes,
	sheet: Sheet<T>,
	start: number,
): Promise<'moved' | { total: number | null }> {
	let total: number | null = null;
	let top: string | undefined;
	for (let number = start; ; number++) {
		const page = await source.page(number, sizes.full);
		const added = page.total === null || total === null ? 0 : page.total - total;
		// the same page again: a server that does not know the parameter
		const isSame = total !== null && top !== undefined && page.items[0]?.key === top;
		if (added === 0 && (isSame || page.items.length === 0)) return { total };
		// fewer entries: the others moved up, one of them past what was read; one that comes again
		// without a new one above: another moved from where nobody had read to where somebody had
		if (sheet.add(page) > Math.max(added, 0) || added < 0) return 'moved';
		if (sheet.isDone(page)) return { total: page.total };
		total = page.total;
		top = page.items[0]?.key;
		const mayBreakOff = number - start + 1 >= fewestPages;
		if ((mayBreakOff && reach.isOver()) || !sheet.makeRoom()) {
			sheet.breakOff(number);
			return { total };
		}
	}
}

/**
 * The pages of full size to begin with, of a list that is read in parts: where the last reading broke
 * off; else, as a bookmark and the length of the list tell about where the known entries begin, one
 * that leaves room for those in the overlap and for what is wanted, and more room while that is not
 * enough.
 */
function startPages<T extends Listed>(
	{ items, total, hasNext }: ListPage<T>,
	mayFallByOwnTime: boolean,
	{ since, seen, wanted, bookmark: { at, brokenOff, page } }: Reach,
	sizes: Sizes,
): number[] {
	if (since === null || total === null) return [];
	if (page !== undefined) return [page];
	const isPagedAsAsked = items.length === sizes.first || !hasNext;
	if (at === undefined || !isPagedAsAsked || !mayFallByOwnTime) return [];
	const last = Math.ceil(total / sizes.full);
	const known = Math.min(Math.floor(Math.max(total - at, 0) / sizes.full) + 1, last);
	const room = Math.ceil((Object.keys(seen).length + wanted) / sizes.full) + 1;
	const rooms = [...(brokenOff ? [0] : []), room, 4 * room, 16 * room];
	return rooms.map((pages) => known - pages).filter((start) => start > 1);
}
