import fc from 'fast-check';
import type { Sizes } from '../../../../nodes/Connections/trigger/source';
import { type Act, type Habits, Library, type LibraryFile } from './library';
import { type EventName, PollingHost } from './pollingHost';

/** What a schedule does beside the acts of the people who use the library. */
type Step =
	| { type: 'act'; act: Act }
	| { type: 'poll'; budget: number }
	| { type: 'page'; which: number; fails: boolean }
	| { type: 'restart' };

interface History {
	habits: Habits;
	overlap: number;
	maxItems: number;
	startFrom: 'now' | 'beginning';
	sizes: Sizes;
	before: Act[];
	/** What happens while the first poll reads. */
	meanwhile: Act[];
	steps: Step[];
}

const overlap = 4000;
const weighted = <T>(...choices: Array<[number, fc.Arbitrary<T>]>) =>
	fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const acts: fc.Arbitrary<Act> = weighted<Act>(
	[
		8,
		fc.record({
			type: fc.constant('add' as const),
			late: weighted([3, fc.constant(0)], [2, fc.nat(overlap)]),
			ahead: weighted([12, fc.constant(0)], [1, fc.constant(90_000)]),
			count: weighted([8, fc.constant(1)], [2, fc.integer({ min: 2, max: 9 })]),
		}),
	],
	[
		8,
		fc.record({
			type: fc.constantFrom('version', 'touch', 'delete', 'restore'),
			file: fc.nat(1000),
		}),
	],
	[3, fc.record({ type: fc.constant('pass' as const), ms: fc.nat(3 * overlap) })],
);

const steps: fc.Arbitrary<Step> = weighted<Step>(
	[6, acts.map((act) => ({ type: 'act', act }))],
	[
		3,
		weighted([3, fc.constant(99)], [2, fc.integer({ min: 1, max: 3 })]).map((budget) => ({
			type: 'poll',
			budget,
		})),
	],
	[
		9,
		fc.record({
			type: fc.constant('page' as const),
			which: fc.nat(3),
			fails: weighted([7, fc.constant(false)], [1, fc.constant(true)]),
		}),
	],
	[1, fc.constant({ type: 'restart' })],
);

const histories = (order: fc.Arbitrary<Habits['order']>, evidence: number): fc.Arbitrary<History> =>
	fc.record({
		habits: fc.record({
			order,
			resolution: fc.constantFrom(1 as const, 1000 as const),
			tellsTotal: fc.constant(true),
			largestPage: weighted([5, fc.constant(99)], [1, fc.constant(2)]),
		}),
		overlap: fc.constant(overlap),
		maxItems: fc.constantFrom(1, 2, 5, 50),
		startFrom: fc.constantFrom('now', 'now', 'beginning'),
		sizes: fc.constantFrom(
			{ first: 2, full: 4, held: 99, evidence },
			{ first: 3, full: 3, held: 6, evidence },
			{ first: 20, full: 50, held: 99, evidence },
		),
		before: fc.array(acts, { maxLength: 12 }),
		meanwhile: fc.array(acts, { maxLength: 3 }),
		steps: fc.array(steps, { maxLength: 60 }),
	});

/** Lives a history to its end, and then polls until nothing more comes. */
async function live(event: EventName, history: History) {
	const library = new Library(history.habits);
	const host = new PollingHost(library, event, history);
	let sinceReading = new Set<string>();
	const act = (one: Act) => {
		if (!host.isReading) sinceReading = new Set();
		// that one went and another came between two pages cannot be seen where any order is possible
		sinceReading.add(one.type === 'restore' ? 'add' : one.type);
		const isUnseen = sinceReading.has('add') && sinceReading.has('delete');
		if (isUnseen && host.isReading && history.habits.order !== 'asked') return;
		library.do(one);
		host.acts += 1;
	};
	history.before.forEach(act);
	const before = structuredClone(library.files);
	host.start(Infinity, true);
	for (const one of history.meanwhile) {
		if (!(await host.proceed(0))) break;
		act(one);
	}
	await host.finish();
	const atStart = structuredClone(library.files);
	for (const step of history.steps) {
		if (step.type === 'act') act(step.act);
		else if (step.type === 'poll') host.start(step.budget);
		else if (step.type === 'page') await host.proceed(step.which, step.fails);
		else await host.restart();
	}
	await host.finish();
	const failed = host.failures.filter((error) => !/cut/.test(String(error)));
	for (let quiet = 0; quiet < 8; ) {
		quiet = (await host.poll()).length === 0 ? quiet + 1 : 0;
		act({ type: 'pass', ms: 10 * overlap });
	}
	return { library, host, before, atStart, failed };
}

const countOf = (keys: string[], key: string) => keys.filter((one) => one === key).length;

/** What must have been told, and what may have been: where somebody could not have seen it in time. */
function duties(
	event: EventName,
	{
		before,
		atStart,
		library,
		startFrom,
	}: {
		before: LibraryFile[];
		atStart: LibraryFile[];
		library: Library;
		startFrom: History['startFrom'];
	},
) {
	const must: string[] = [];
	const never: string[] = [];
	for (const file of library.files) {
		const [early, start] = [before, atStart].map((files) => files.find(({ id }) => id === file.id));
		const isNew = startFrom === 'beginning' || !start;
		if (event === 'added') {
			if (isNew && !file.wasDeleted) must.push(file.id);
			if (early && startFrom === 'now' && !file.wasDeleted) never.push(file.id);
		} else {
			const changed = file.version > (isNew ? 1 : (start?.version ?? 1));
			if (changed && !file.wasDeleted) must.push(`${file.id} ${file.version}`);
			never.push(`${file.id} 1`);
			if (early && startFrom === 'now' && !file.wasDeleted)
				never.push(`${file.id} ${early.version}`);
		}
	}
	return { must, never };
}

async function check(event: EventName, history: History) {
	const lived = await live(event, history);
	const { host, library, failed } = lived;
	const { must, never } = duties(event, { ...lived, startFrom: history.startFrom });
	expect(failed).toEqual([]);
	expect(must.filter((key) => countOf(host.told, key) !== 1)).toEqual([]);
	expect(never.filter((key) => host.told.includes(key))).toEqual([]);
	expect(host.told.filter((key) => countOf(host.told, key) > 1)).toEqual([]);
	for (const { keys, times } of host.tellings) {
		expect(times).toEqual([...times].sort((one, other) => one - other));
		expect(keys.length).toBeLessThanOrEqual(history.maxItems);
	}
	return { host, library };
}

/** How many happenings have the newest time that there is, or a later one. */
function window(library: Library, by: 'created' | 'modified') {
	const there = library.files.filter((file) => !file.isDeleted && file[by] <= library.now);
	const newest = Math.max(-Infinity, ...there.map((file) => file[by]));
	return library.times[by].filter((time) => time >= newest).length;
}

const runs = { numRuns: 500 };

const add = (count = 1): Act => ({ type: 'add', late: 0, ahead: 0, count });
const small: Omit<History, 'before' | 'meanwhile'> = {
	habits: { order: 'asked', resolution: 1, tellsTotal: true, largestPage: 99 },
	overlap,
	maxItems: 1,
	startFrom: 'beginning',
	sizes: { first: 3, full: 3, held: 6, evidence: 1 },
	steps: [],
};

/** Histories that went wrong: after all but the last one nothing more was told, although there was more. */
const found: { asked: History[]; other: History[] } = {
	asked: [
		{
			...small,
			before: [
				add(3),
				...Array.from({ length: 4 }, () => add()),
				{ type: 'add', late: 0, ahead: 90_000, count: 1 },
				add(),
				add(8),
			],
			meanwhile: [add(), add(7)],
		},
		{
			...small,
			habits: { ...small.habits, resolution: 1000 },
			startFrom: 'now',
			before: [{ type: 'add', late: 38, ahead: 0, count: 2 }, add(4)],
			meanwhile: [],
			steps: [add(8), add(2)].map((act) => ({ type: 'act', act })),
		},
	],
	other: [
		{
			...small,
			habits: { ...small.habits, order: 'modified' },
			sizes: { ...small.sizes, evidence: 8 },
			before: [add(4), ...Array.from({ length: 5 }, () => add())],
			meanwhile: [add(2), add(), add()],
		},
		{
			...small,
			habits: { order: 'oldest', resolution: 1, tellsTotal: true, largestPage: 2 },
			startFrom: 'now',
			sizes: { first: 2, full: 4, held: 99, evidence: 8 },
			before: [add(), add(), add(), { type: 'version', file: 1 }],
			meanwhile: [
				{ type: 'pass', ms: 0 },
				{ type: 'version', file: 0 },
			],
		},
	],
};
const examplesOf = (histories: History[]) => histories.map((history): [History] => [history]);

describe.each(['added', 'changed'] as const)(
	'whatever happens in a library, a file %s',
	(event) => {
		it('comes out once, oldest first, from a list in the order that was asked for', async () => {
			await fc.assert(
				fc.asyncProperty(histories(fc.constant('asked'), 1), async (history) => {
					await check(event, history);
				}),
				{ ...runs, examples: examplesOf(found.asked) },
			);
		});

		it('comes out once from a list in any other order', async () => {
			const orders = fc.constantFrom('modified', 'updated', 'oldest', 'title');
			await fc.assert(
				fc.asyncProperty(histories(orders as fc.Arbitrary<Habits['order']>, 8), async (history) => {
					await check(event, history);
				}),
				{ ...runs, examples: examplesOf(found.other) },
			);
		});

		it('leaves no more in the state than the newest, when the library has rested', async () => {
			await fc.assert(
				fc.asyncProperty(histories(fc.constant('asked'), 1), async (history) => {
					fc.pre(history.habits.tellsTotal && history.habits.largestPage > history.sizes.full);
					const { host, library } = await check(event, history);
					const most = window(library, event === 'added' ? 'created' : 'modified');
					expect(Object.keys(host.state?.seen ?? {}).length).toBeLessThanOrEqual(most);
				}),
				runs,
			);
		});
	},
);
