/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import {
	follow,
	type FollowSettings,
	type Store,
} from '../../../../nodes/Connections/trigger/follow';
import type { Listed, Source } from '../../../../nodes/Connections/trigger/source';
import type { Library, LibraryFile } from './library';

/** A file as one of the events of files tells it. */
export interface ListedFile extends Listed {
	version: number;
}

/** The two kinds of events: new things, and things that changed. */
export const events = {
	added: {
		by: 'created' as const,
		read: ({ id, created, modified, updated, version }: LibraryFile): ListedFile => ({
			id,
			key: id,
			time: created,
			times: [modified, updated],
			version,
		}),
	},
	changed: {
		by: 'modified' as const,
		read: ({ id, modified, updated, version }: LibraryFile): ListedFile => ({
			id,
			key: `${id} ${version}`,
			time: modified,
			times: [updated],
			version,
			isMute: version === 1,
		}),
	},
};

export type EventName = keyof typeof events;

/** One poll under way; each page is given when the test says so. */
interface Flight {
	/** Gives the next page, or fails instead. */
	proceed(fails: boolean): void;
	ended: boolean;
}

/** What one poll told, and when it began and ended by the number of acts before. */
export interface Telling {
	keys: string[];
	times: number[];
	began: number;
	ended: number;
}

const settle = async () => await new Promise<void>((resolve) => setImmediate(resolve));

/**
 * n8n as far as a trigger sees it: it keeps the state in memory, saves it when a poll tells
 * something or is the first one after a start, lets polls overlap, and forgets what was not saved.
 */
export class PollingHost {
	readonly tellings: Telling[] = [];

	readonly failures: unknown[] = [];

	private memory: Store = {};

	private saved = '{}';

	private flights: Flight[] = [];

	private life = 0;

	acts = 0;

	pages = 0;

	constructor(
		private readonly library: Library,
		private readonly event: EventName,
		private readonly settings: Omit<FollowSettings, 'isOver'>,
	) {}

	get state() {
		return this.memory.state as { since: number; seen: Record<string, number> } | undefined;
	}

	/** Whether a poll is under way. */
	get isReading(): boolean {
		return this.flights.length > 0;
	}

	/** @param budget pages after which the poll's time is used up */
	start(budget: number, isFirst = false): void {
		const { life, memory, library } = this;
		const { by, read } = events[this.event];
		const flight: Flight = { proceed: () => undefined, ended: false };
		let given = 0;
		const source: Source<ListedFile> = {
			page: async (number, size) => {
				const fails = await new Promise<boolean>((resolve) => (flight.proceed = resolve));
				if (fails) throw new Error('The connection was cut');
				given += 1;
				this.pages += 1;
				return library.page(number, size, by, read);
			},
		};
		const settings = { ...this.settings, isOver: () => given >= budget };
		const began = this.acts;
		this.flights.push(flight);
		void follow(
			memory,
			'scope',
			() => source,
			settings,
			(happening) => happening,
		)
			.then((news) => {
				// n8n drops what comes from a life that is over
				if (life !== this.life) return;
				const told = { keys: news.map(({ key }) => key), times: news.map(({ time }) => time) };
				if (news.length > 0) this.tellings.push({ ...told, began, ended: this.acts });
				if (news.length > 0 || isFirst) this.saved = JSON.stringify(memory);
			})
			.catch((error: unknown) => this.failures.push(error))
			.finally(() => (flight.ended = true));
	}

	/** Lets one of the polls under way get its next page, or fail. */
	async proceed(which: number, fails = false): Promise<boolean> {
		const flight = this.flights[which % Math.max(this.flights.length, 1)];
		flight?.proceed(fails);
		await settle();
		this.flights = this.flights.filter(({ ended }) => !ended);
		return flight !== undefined;
	}

	async finish(): Promise<void> {
		while (await this.proceed(0));
	}

	/** One poll from its beginning to its end; what it told. */
	async poll(budget = Infinity, isFirst = false): Promise<string[]> {
		const before = this.tellings.length;
		this.start(budget, isFirst);
		await this.finish();
		return this.tellings.slice(before).flatMap(({ keys }) => keys);
	}

	/** Kills n8n and starts it again, with what it had saved. */
	async restart(): Promise<void> {
		this.life += 1;
		this.flights = [];
		this.memory = JSON.parse(this.saved) as Store;
		await this.poll(Infinity, true);
	}

	get told(): string[] {
		return this.tellings.flatMap(({ keys }) => keys);
	}
}
