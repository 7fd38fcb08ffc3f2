import type { Query } from '../server/query';

/** What a list is sorted by. */
interface Dated {
	created: string | null;
	modified: string | null;
}

/** Puts times in the order that was asked for, where the server may not have done it. */
export function inOrder<T>(
	found: T[],
	{ sortBy, sortOrder }: Query,
	datesOf: (item: T) => Dated,
): T[] {
	if (sortBy !== 'created' && sortBy !== 'modified') return found;
	const time = (item: T) => Date.parse(datesOf(item)[sortBy] ?? '') || 0;
	const sign = sortOrder === 'desc' ? -1 : 1;
	return [...found].sort((one, other) => sign * (time(one) - time(other)));
}
