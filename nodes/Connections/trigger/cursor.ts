import { type Bookmark, type Cursor, type Sighting, theBeginning } from './state';

/** Something that happened to a thing on the server. */
export interface Happening {
	/** the thing */
	id: string;
	/** the happening: the id alone, or followed by a blank and what tells it from others of the thing */
	key: string;
	/** ms since 1970, by the server's clock */
	time: number;
	/** it may be no more than that the thing was made: told only of a thing that is known already */
	perhapsMade?: boolean;
}

/** What came of reading a list. */
export interface Reading<T extends Happening> {
	/** in any order; one may be there twice, and what the cursor knew already may be left out */
	items: T[];
	/** every happening from that time on was read; Infinity where that is certain of none */
	from: number;
	/** … up to that time; Infinity: to the newest */
	to: number;
	/** the newest time read that was not in the server's future; -Infinity where there is none */
	newest: number;
	/** the server's time, in ms, at the least when it began and at the most when it ended; null: unknown */
	began: number | null;
	ended: number | null;
	/** whether to tell what was read although `from` and `to` say nothing of it */
	loose: boolean;
	bookmark: Bookmark;
}

/** How a trigger was set. */
export interface CursorSettings {
	/** ms that a happening may become visible after its time */
	overlap: number;
	/** the most that one poll tells */
	maxItems: number;
}

/** What a poll tells, oldest first, and what it leaves behind; null where nothing changed. */
export interface Advance<T extends Happening> {
	news: T[];
	cursor: Cursor | null;
}

/** ms: Activities' times and the header Date are whole seconds. */
export const resolution = 1000;

/** ms that the clocks of a server's parts may differ by, where one tells how long ago another did. */
const rest = 60_000;

/** What happened before that time was visible when the newest was. */
export function settledBefore(newest: number, overlap: number): number {
	return newest - overlap - resolution;
}

/** The newest happening of all, and when it was first read. */
function sightingOf(before: Sighting | undefined, { newest, ended }: Reading<Happening>) {
	if (before && before.time >= newest) return before;
	return newest === -Infinity || ended === null ? before : { time: newest, at: ended };
}

/** Where a cursor may stand: before it, nothing can become visible any more. */
function settledBy(
	{ newest, began }: Reading<Happening>,
	sighting: Sighting | undefined,
	overlap: number,
): number {
	const settled = settledBefore(newest, overlap);
	const isLongAgo =
		sighting !== undefined && began !== null && began - sighting.at >= overlap + resolution + rest;
	return isLongAgo ? Math.max(settled, sighting.time) : settled;
}

/** The cursor with which a trigger that tells everything starts. */
export const fromTheBeginning = (): Cursor => ({
	since: theBeginning,
	seen: {},
	bookmark: { at: 0 },
});

/**
 * The cursor of a trigger that starts now: all that was read counts as known. Null where the
 * reading did not reach far enough back for that.
 */
export function startNow(reading: Reading<Happening>, { overlap }: CursorSettings): Cursor | null {
	const { items, from, newest, bookmark } = reading;
	const since = Math.max(settledBefore(newest, overlap), theBeginning);
	if (from > since) return null;
	const sighting = sightingOf(undefined, reading);
	return { since, seen: keysSince(since, {}, items), newest: sighting, bookmark };
}

/**
 * Tells what of a reading is news to a cursor, and where the cursor stands afterwards.
 *
 * What makes it exact: the cursor never passes what was not told (the first that has to wait for the
 * next poll, the end of what was read), nor the newest time less the overlap, since an earlier
 * happening may still become visible, until the newest was read that long ago; and every key that is told from the cursor's time on is kept.
 * The cursor may have moved since the reading began: the reading counts as far as it reaches.
 */
export function advance<T extends Happening>(
	current: Cursor,
	reading: Reading<T>,
	{ overlap, maxItems }: CursorSettings,
): Advance<T> {
	const { items, from, to, loose, bookmark } = reading;
	const reaches = from <= current.since;
	const unseen = [...once(items).values()]
		.filter(({ key, time }) => time >= current.since && current.seen[key] === undefined)
		.filter(({ time }) => loose || (reaches && time <= to));
	const known = new Set(Object.keys(current.seen).map(idOf));
	const due = unseen
		.filter(({ id, perhapsMade }) => !perhapsMade || known.has(id))
		.sort((one, other) => one.time - other.time || (one.key < other.key ? -1 : 1));
	const waiting = new Set(due.slice(maxItems));
	const firstThatWaits = due[maxItems]?.time ?? Infinity;
	const newest = sightingOf(current.newest, reading);
	const settled = Math.min(settledBy(reading, newest, overlap), to, firstThatWaits);
	const since = reaches ? Math.max(current.since, settled) : current.since;
	const told = unseen.filter((item) => !waiting.has(item));
	const next: Cursor = { since, seen: keysSince(since, current.seen, told), newest, bookmark };
	return { news: due.slice(0, maxItems), cursor: isSame(current, next) ? null : next };
}

/** Each happening once. */
function once<T extends Happening>(items: T[]): Map<string, T> {
	return new Map(items.map((item) => [item.key, item]));
}

function idOf(key: string): string {
	return key.split(' ', 1)[0];
}

/** The keys from a time on, of those that were kept and of the items. */
function keysSince(
	since: number,
	kept: Record<string, number>,
	items: Happening[],
): Record<string, number> {
	const all = [...Object.entries(kept), ...items.map(({ key, time }) => [key, time] as const)];
	return Object.fromEntries(all.filter(([, time]) => time >= since));
}

function isSame(one: Cursor, other: Cursor): boolean {
	const keys = Object.keys(other.seen);
	return (
		one.since === other.since &&
		one.newest?.time === other.newest?.time &&
		keys.length === Object.keys(one.seen).length &&
		keys.every((key) => one.seen[key] !== undefined) &&
		one.bookmark.at === other.bookmark.at &&
		one.bookmark.brokenOff === other.bookmark.brokenOff &&
		one.bookmark.page === other.bookmark.page
	);
}
