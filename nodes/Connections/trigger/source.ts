import type { Happening } from './cursor';
import type { Bookmark } from './state';

/** A happening with what shows the order of its list. */
export interface Listed extends Happening {
	/**
	 * Times by which the server may have sorted, the same ones in each entry; none is before the
	 * happening's own. So where a list falls by one of them, nothing new comes after an entry whose
	 * times are all old.
	 */
	times: number[];
	/** nothing to tell of: it only shows the order of the list */
	isMute?: boolean;
}

/** One page of the list of an event. */
export interface ListPage<T extends Listed> {
	/** null where an entry tells of nothing that the event knows; it only counts as read */
	items: Array<T | null>;
	hasNext: boolean;
	/** entries on all pages; null where the server does not tell */
	total: number | null;
	/** the server's time, in ms; null where it does not tell */
	now: number | null;
}

/** The list behind an event. */
export interface Source<T extends Listed> {
	/**
	 * @param page from 1
	 * @param size entries a page; a server may give fewer
	 * @throws ConnectionsFailure
	 */
	page(page: number, size: number): Promise<ListPage<T>>;
}

/** How far a reading goes. */
export interface Reach {
	/** ms; null: as far as a start needs */
	since: number | null;
	/** what need not be told again, by its key */
	seen: Record<string, number>;
	/** ms that a happening may become visible after its time */
	overlap: number;
	/** how many news are wanted at least, if there are as many */
	wanted: number;
	bookmark: Bookmark;
	/** whether the time for this poll is used up */
	isOver(): boolean;
}

/** How much is read at once. */
export interface Sizes {
	/** entries of the first page: most polls need no more */
	first: number;
	/** entries of further pages */
	full: number;
	/** the most news that are held, so that no reading fills the memory */
	held: number;
	/** how often a time must have fallen, and never risen, before the list counts as sorted by it */
	evidence: number;
}
