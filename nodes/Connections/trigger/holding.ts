import type { Holding } from './state';

/** A thing of which something holds, or not, as it stands on the server. */
export interface Standing {
	id: string;
	/** ms since 1970, by the server's clock: the last change */
	time: number;
	holds: boolean;
}

/** What a poll tells, oldest first, and what it leaves behind; null where nothing changed. */
export interface Change<T extends Standing> {
	news: T[];
	holding: Holding | null;
}

/** A thing that is not in its list for so many readings in a row is forgotten: pages move. */
const missesUntilForgotten = 2;

/** Where something holds when a trigger starts: all of that counts as known. */
export function holdNow(items: Standing[]): Holding {
	const held = items.filter(({ holds }) => holds).map(({ id }) => [id, 0] as const);
	return { turn: 1, held: Object.fromEntries(held) };
}

/** Where nothing counts as known. */
export const nothingHeld = (): Holding => ({ turn: 0, held: {} });

/**
 * Tells where something holds by now that did not hold before. What holds no more is forgotten, and
 * told again when it holds again.
 */
export function change<T extends Standing>(
	current: Holding,
	items: T[],
	maxItems: number,
): Change<T> {
	const now = new Map(items.map((item) => [item.id, item]));
	const news = [...now.values()]
		.filter(({ id, holds }) => holds && current.held[id] === undefined)
		.sort((one, other) => one.time - other.time || (one.id < other.id ? -1 : 1))
		.slice(0, maxItems);
	const kept = Object.entries(current.held).flatMap(([id, misses]): Array<[string, number]> => {
		const item = now.get(id);
		if (item) return item.holds ? [[id, 0]] : [];
		return misses + 1 < missesUntilForgotten ? [[id, misses + 1]] : [];
	});
	const held = Object.fromEntries([...kept, ...news.map(({ id }): [string, number] => [id, 0])]);
	const holding = { turn: current.turn + 1, held };
	return { news, holding: isSame(current.held, held) ? null : holding };
}

function isSame(one: Record<string, number>, other: Record<string, number>): boolean {
	const ids = Object.keys(other);
	return ids.length === Object.keys(one).length && ids.every((id) => one[id] === other[id]);
}
