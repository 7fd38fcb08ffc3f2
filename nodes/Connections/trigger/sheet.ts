import { type Reading, resolution, settledBefore } from './cursor';
import type { Listed, ListPage, Reach, Sizes } from './source';

/** What was read of a list so far, and what its order shows. */
export class Sheet<T extends Listed> {
	private readonly keys = new Set<string>();

	private readonly ids = new Set<string>();

	private previous: T | null = null;

	/** the first entry that was read */
	private top: T | null = null;

	/** how often the happenings' own times, and each of the others, fell and rose from entry to entry */
	private order: Array<{ falls: number; rises: number }> = [];

	private entries = 0;

	private old = 0;

	private cameToTheEnd = false;

	private brokenOffAt: number | null = null;

	private lastNow: number | null = null;

	private newest = -Infinity;

	/** the time up to which no news were let go */
	private upTo = Infinity;

	/**
	 * @param now the server's time when the reading began
	 * @param start the page that it began with
	 * @param held what an earlier reading of the same pages brought: some of it may have moved away
	 */
	constructor(
		private readonly reach: Reach,
		private readonly sizes: Sizes,
		private readonly now: number | null,
		private readonly start: number,
		public held: T[] = [],
	) {
		for (const item of held) this.date(item);
	}

	/** Takes in a page; of how many of its entries the thing was there before. */
	add({ items, now }: ListPage<T>): number {
		this.lastNow = now;
		const known = items.filter((item) => item !== null);
		const repeated = known.filter(({ id }) => this.ids.has(id));
		for (const { id } of known) this.ids.add(id);
		const fresh = known.filter(({ key }) => !this.keys.has(key));
		for (const item of fresh) {
			this.keys.add(item.key);
			this.top ??= item;
			this.follow(item);
			if (this.isOld(item)) this.old += 1;
			else if (!item.isMute && !(item.key in this.reach.seen)) this.held.push(item);
		}
		this.entries += items.length;
		return repeated.length;
	}

	/** Lets a page show its order and its times, without counting it as read. */
	glance({ items }: ListPage<T>): void {
		for (const item of items) if (item) this.follow(item);
	}

	/** Whether nothing new can follow that page. */
	isDone({ hasNext }: ListPage<T>): boolean {
		this.cameToTheEnd ||= !hasNext;
		// a time that only rises speaks for a list that begins with the oldest
		const rises = this.order.some(({ falls, rises }) => rises > 0 && falls === 0);
		const isOrdered = !rises && this.order.some((time) => this.isSorted(time));
		return this.cameToTheEnd || (isOrdered && this.previous !== null && this.isOld(this.previous));
	}

	/**
	 * Lets go what need not be held, where there are as many news as may be: false where nothing can
	 * be spared. At a start there are no news, only what is known.
	 */
	makeRoom(): boolean {
		// never fewer than the pages that a start with room for what is wanted brings
		const most = Math.max(this.sizes.held, this.reach.wanted + 3 * this.sizes.full);
		if (this.held.length < most) return true;
		if (this.reach.since === null) {
			// what counts as old is known only by and by then
			this.held = this.held.filter((item) => !this.isOld(item));
			return true;
		}
		if (!this.fallsByOwnTime) return false;
		// the oldest are told first: the newest come with a later reading
		this.held.sort((one, other) => other.time - one.time);
		const spared = this.held.splice(0, this.held.length - most);
		this.upTo = Math.min(this.upTo, ...spared.map(({ time }) => time));
		return true;
	}

	breakOff(page: number): void {
		this.brokenOffAt = page;
	}

	/** Whether nothing speaks against it so far. */
	get mayFallByOwnTime(): boolean {
		return !this.order[0]?.rises;
	}

	/** Whether the list falls by the times of the happenings themselves. */
	get fallsByOwnTime(): boolean {
		return this.order[0] !== undefined && this.isSorted(this.order[0]);
	}

	/** What was read, and of which time all of it. */
	reading(total: number | null): Reading<T> {
		const { held: items, newest, start, top } = this;
		if (this.brokenOffAt !== null) return this.brokenOff(total, this.brokenOffAt);
		const isPart = start > 1 || this.upTo < Infinity;
		if (isPart && !this.fallsByOwnTime) return { ...this.uncertain(), bookmark: {} };
		const read = (start - 1) * this.sizes.full + this.entries;
		return {
			items,
			from: this.cameToTheEnd ? -Infinity : this.bound,
			to: Math.min(this.upTo, start === 1 ? Infinity : (top?.time ?? -Infinity)),
			newest,
			...this.times,
			loose: false,
			bookmark: total === null ? {} : { at: Math.max(total - read + this.old, 0) },
		};
	}

	/** News from pages between which something may have been missed. */
	uncertain(): Reading<T> {
		const { held: items, newest } = this;
		const { bookmark } = this.reach;
		return { items, from: Infinity, to: Infinity, newest, ...this.times, loose: true, bookmark };
	}

	private brokenOff(total: number | null, page: number): Reading<T> {
		const pages = page - this.start + 1;
		const arePagesFull = this.entries === pages * this.sizes.full;
		if (total === null || !arePagesFull || !this.fallsByOwnTime) {
			return { ...this.uncertain(), bookmark: { page: page + 1 } };
		}
		const at = Math.max(total - page * this.sizes.full, 0);
		return { ...this.uncertain(), items: [], bookmark: { at, brokenOff: true } };
	}

	private get times(): Pick<Reading<T>, 'began' | 'ended'> {
		return { began: this.now, ended: this.lastNow === null ? null : this.lastNow + resolution };
	}

	/** What happened before that time is told. */
	private get bound(): number {
		return this.reach.since ?? settledBefore(this.newest, this.reach.overlap);
	}

	private isSorted({ falls, rises }: { falls: number; rises: number }): boolean {
		return rises === 0 && falls >= this.sizes.evidence;
	}

	private isOld({ time, times }: T): boolean {
		return Math.max(time, ...times) < this.bound;
	}

	private date({ time }: T): void {
		const present = (this.now ?? Infinity) + resolution - 1;
		if (time <= present) this.newest = Math.max(this.newest, time);
	}

	private follow(item: T): void {
		this.date(item);
		const times = [item.time, ...item.times];
		const before = this.previous && [this.previous.time, ...this.previous.times];
		this.order = times.map((time, i) => {
			const { falls, rises } = this.order[i] ?? { falls: 0, rises: 0 };
			if (!before) return { falls, rises };
			return {
				falls: falls + Number(time < before[i]),
				rises: rises + Number(time > before[i]),
			};
		});
		this.previous = item;
	}
}
