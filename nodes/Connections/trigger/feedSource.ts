import type { XmlElement } from '../api/atom/xml';
import type { Connection } from '../api/server/connection';
import { type Feed, readFeed } from '../api/server/feed';
import { repeated } from '../api/server/repeat';
import type { Listed, Source } from './source';

/**
 * The list of an event as the pages of a feed.
 *
 * @param read the happening that an entry tells of; null where it tells of none
 */
export function feedSource<T extends Listed>(
	connection: Connection,
	feed: Feed,
	read: (entry: XmlElement) => T | null,
): Source<T> {
	return {
		async page(page, size) {
			const { entries, hasNext, total, servedAt } = await repeated(
				connection,
				async () => await readFeed(connection, feed, page, read, size),
			);
			return { items: entries, hasNext, total, now: servedAt };
		},
	};
}

/** Milliseconds of the first of the times that a server told; NaN where it told none. */
export function timeOf(...times: Array<string | null>): number {
	return Date.parse(times.find((time) => time !== null) ?? '');
}
