import type { Told, Watch } from './event';
import type { Listed, Source } from './source';

/** How many items a test event shows. */
const sampleSize = 5;
/** Entries a page, and how many pages are looked through at most: somebody is waiting. */
const pageSize = 100;
const mostPages = 5;

/** The newest of what an event tells of, oldest first, whether it was told before or not. */
export async function newestOf(watch: Watch, isOver: () => boolean): Promise<Told[]> {
	const found =
		'happenings' in watch
			? await someOf(watch.happenings(null), isOver)
			: (await watch.standings()).filter(({ holds }) => holds);
	return found.sort((one, other) => one.time - other.time).slice(-sampleSize);
}

async function someOf<T extends Listed>(source: Source<T>, isOver: () => boolean): Promise<T[]> {
	const found = new Map<string, T>();
	for (let number = 1; number <= mostPages; number++) {
		const { items, hasNext } = await source.page(number, pageSize);
		for (const item of items) {
			if (item && !item.isMute && !item.perhapsMade) found.set(item.key, item);
		}
		if (!hasNext || found.size >= sampleSize || isOver()) break;
	}
	return [...found.values()];
}
