import { advance, type CursorSettings, fromTheBeginning, startNow } from './cursor';
import { change, holdNow, nothingHeld, type Standing } from './holding';
import { readNewest } from './reading';
import type { Listed, Sizes, Source } from './source';
import { cursorIn, holdingIn, scopeOf, stored } from './state';

/** What n8n keeps for the node from poll to poll. */
export interface Store {
	state?: unknown;
}

/** How a trigger was set. */
export interface FollowSettings extends CursorSettings {
	/** what was there before the first poll: known, or to be told as well */
	startFrom: 'now' | 'beginning';
	/** whether the time for this poll is used up */
	isOver(): boolean;
	sizes?: Sizes;
}

/** A list that is too long to find out within one poll where a trigger starts. */
export class NoStart extends Error {}

/**
 * One poll of an event that tells of happenings: reads the list, and gives what is news, oldest
 * first. What is stored changes last, in one step after everything that may fail or take time. So
 * polls may overlap: each compares what it read with what the others have told by then.
 *
 * @param list the event's list, for news since a time (ms; null: as far as a start needs)
 * @param shape makes of a happening what is told
 * @throws NoStart, and what the list throws; nothing is changed then
 */
export async function follow<T extends Listed, Told>(
	store: Store,
	scope: string,
	list: (since: number | null) => Source<T>,
	settings: FollowSettings,
	shape: (happening: T) => Told,
): Promise<Told[]> {
	const begin = () =>
		cursorIn(store.state, scope) ??
		(settings.startFrom === 'beginning' ? fromTheBeginning() : null);
	const scopeBefore = scopeOf(store.state);
	const base = begin();
	const reading = await readNewest(
		list(base?.since ?? null),
		{
			since: base?.since ?? null,
			seen: base?.seen ?? {},
			overlap: settings.overlap,
			wanted: settings.maxItems,
			bookmark: base?.bookmark ?? {},
			isOver: settings.isOver,
		},
		settings.sizes,
	);
	// another poll works for another place by now
	if (![scopeBefore, scope].includes(scopeOf(store.state))) return [];
	const current = begin();
	const { news, cursor } = current
		? advance(current, reading, settings)
		: { news: [], cursor: startNow(reading, settings) };
	if (!current && !cursor) throw new NoStart('The list is too long to be read in one poll');
	const told = news.map(shape);
	if (cursor) store.state = stored(scope, cursor);
	return told;
}

/**
 * One poll of an event that tells where something holds by now that did not hold before, such as a
 * to-do's being done. Where another poll changed what is stored meanwhile, this one is for nothing:
 * it may have read an older state of things.
 *
 * @param list all things of which it may hold
 * @throws what the list throws; nothing is changed then
 */
export async function followHolding<T extends Standing, Told>(
	store: Store,
	scope: string,
	list: () => Promise<T[]>,
	{ startFrom, maxItems }: Pick<FollowSettings, 'startFrom' | 'maxItems'>,
	shape: (standing: T) => Told,
): Promise<Told[]> {
	const before = scopeOf(store.state);
	const base = holdingIn(store.state, scope);
	const items = await list();
	const current = holdingIn(store.state, scope);
	if (current?.turn !== base?.turn || ![before, scope].includes(scopeOf(store.state))) return [];
	if (!current && startFrom === 'now') {
		store.state = stored(scope, holdNow(items));
		return [];
	}
	const { news, holding } = change(current ?? nothingHeld(), items, maxItems);
	const told = news.map(shape);
	if (holding) store.state = stored(scope, holding);
	return told;
}
