import fc from 'fast-check';
import type { ConnectionsFaultAction } from '../server/client';

/** What happens between two looks at the clock: files that come, and polls meanwhile. */
export interface TriggerRound {
	/** Files that the node uploads. */
	uploads: number;
	/** Files that come at once by other ways: how many, and by how many ms after their time. */
	bursts: Array<{ count: number; late: number; step: number }>;
	/** Polls side by side, beside the uploads, and after them. */
	beside: number;
	after: number;
	/** What the server does to requests for the list, from the first or a later one on. */
	fault: { action: ConnectionsFaultAction; nth: number; times: number } | null;
	/** Whether the server ignores the order that it is asked for. */
	unsorted: boolean;
	/** Whether a file comes between two pages. */
	shifts: boolean;
	/** Whether n8n is killed before the polls, and started again. */
	killed: boolean;
	/** ms that pass on the server */
	pause: number;
}

const weighted = <T>(...choices: Array<[number, fc.Arbitrary<T>]>) =>
	fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const actions = fc.constantFrom<ConnectionsFaultAction>(
	{ type: 'resetBeforeAnswer' },
	{ type: 'resetAfterStore' },
	{ type: 'loginPage' },
	{ type: 'redirect', location: 'https://login.example.com/' },
	{ type: 'status', status: 401 },
	{ type: 'status', status: 403, connectionsHeader: true },
	{ type: 'status', status: 429, headers: { 'Retry-After': '60' } },
	{ type: 'status', status: 500 },
	{ type: 'status', status: 503, headers: { 'Retry-After': '0' } },
	{ type: 'storeThenAnswer', body: '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>' },
	{ type: 'storeThenAnswer', body: '{"items":[]}' },
	{ type: 'delay', ms: 200 },
);

const flag = (often: number) =>
	weighted([100 - often, fc.constant(false)], [often, fc.constant(true)]);

const rounds = fc.record<TriggerRound>({
	uploads: fc.integer({ min: 0, max: 14 }),
	bursts: fc.array(
		fc.record({
			count: weighted([6, fc.integer({ min: 1, max: 20 })], [1, fc.integer({ min: 60, max: 160 })]),
			late: weighted([2, fc.constant(0)], [1, fc.integer({ min: 0, max: 50_000 })]),
			step: fc.constantFrom(0, 0, 1, 17),
		}),
		{ minLength: 1, maxLength: 3 },
	),
	beside: fc.integer({ min: 0, max: 2 }),
	after: fc.integer({ min: 1, max: 2 }),
	fault: weighted<TriggerRound['fault']>(
		[3, fc.constant(null)],
		[
			2,
			fc.record({
				action: actions,
				nth: fc.integer({ min: 1, max: 3 }),
				times: fc.integer({ min: 1, max: 5 }),
			}),
		],
	),
	unsorted: flag(10),
	shifts: flag(20),
	killed: flag(15),
	pause: fc.integer({ min: 0, max: 120_000 }),
});

/** Rounds without end: the same seed always gives the same ones. */
export function* triggerRounds(seed: number): Generator<TriggerRound> {
	for (let part = 0; ; part++) {
		yield* fc.sample(fc.noBias(rounds), { seed: seed + part, numRuns: 50 });
	}
}
