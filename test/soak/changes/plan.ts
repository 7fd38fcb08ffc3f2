import fc from 'fast-check';
import type { ConnectionsFault, ConnectionsFaultAction } from '../../server/client';

/** What the server does to one of the requests of a step. */
export interface PlannedFault {
	action: ConnectionsFaultAction;
	/** which requests it meets: those that change something, or those that ask */
	met: 'changes' | 'reads';
	/** which of them is the first to be met, from 1 */
	nth: number;
	times: number;
}

export interface PlannedStep {
	/** chooses the file, and what is done to it */
	choice: number;
	/** bytes, where some are sent */
	size: number;
	faults: PlannedFault[];
}

/** Steps of one kind, on as many files, which one execution of the node takes. */
export interface PlannedRound {
	/** place of its kind among those that there are; each comes once before any comes again */
	kind: number;
	/** whether files are meant by their labels instead of their ids, where that can be */
	byLabel: boolean;
	steps: PlannedStep[];
}

export const stepsPerRound = 8;

const action = (value: ConnectionsFaultAction) => fc.constant(value);

const actions = fc.oneof<Array<fc.Arbitrary<ConnectionsFaultAction>>>(
	action({ type: 'resetBeforeAnswer' }),
	action({ type: 'resetAfterStore' }),
	action({ type: 'resetAfterStore' }),
	fc.nat(2000).map((bytes) => ({ type: 'resetAfter', bytes })),
	fc.constantFrom(403, 404, 408, 409, 412, 423, 429, 500, 502, 503, 504).map((status) => ({
		type: 'status',
		status,
		connectionsHeader: true,
		headers: { 'Retry-After': '0' },
	})),
	fc.constantFrom(500, 502, 503, 504).map((status) => ({ type: 'storeThenAnswer', status })),
	fc
		.constantFrom('', '{"done":true}', '<html><body>Thank you</body></html>')
		.map((body) => ({ type: 'storeThenAnswer', body })),
	action({ type: 'loginPage' }),
	fc
		.record({ bytes: fc.nat(1000), how: fc.constantFrom('reset' as const, 'close' as const) })
		.map((cut) => ({ type: 'cutAnswer', ...cut })),
	fc.integer({ min: 5, max: 100 }).map((ms) => ({ type: 'delay', ms })),
	// an answer before the request came whole
	fc.constantFrom(403, 413, 503).map((status) => ({ type: 'status', status, early: true })),
);

const faults = fc.record<PlannedFault>({
	action: actions,
	met: fc.constantFrom('changes', 'changes', 'reads'),
	nth: fc.constantFrom(1, 1, 1, 2, 3),
	times: fc.constantFrom(1, 1, 1, 2, 9),
});

const rounds = fc.record<Omit<PlannedRound, 'kind'>>({
	byLabel: fc.boolean(),
	steps: fc.array(
		fc.record<PlannedStep>({
			choice: fc.nat(1_000_000),
			size: fc.integer({ min: 16, max: 4000 }),
			faults: fc.array(faults, { maxLength: 2 }),
		}),
		{ minLength: stepsPerRound, maxLength: stepsPerRound },
	),
});

/**
 * The rounds of a soak, with the kinds by turns: the same seed always gives the same ones.
 *
 * @param kinds how many there are
 */
export function planOf(seed: number, numberOfSteps: number, kinds: number): PlannedRound[] {
	const numRuns = Math.ceil(numberOfSteps / stepsPerRound);
	const all = [...Array(kinds).keys()];
	const turns = fc.sample(fc.shuffledSubarray(all, { minLength: kinds, maxLength: kinds }), {
		seed,
		numRuns: Math.ceil(numRuns / kinds),
	});
	const order = turns.flat();
	return fc
		.sample(fc.noBias(rounds), { seed, numRuns })
		.map((round, n) => ({ ...round, kind: order[n] }));
}

const methods = { changes: ['POST', 'PUT', 'DELETE'], reads: ['GET'] };

/** A server that says of what is there that it is not: a repeated DELETE would believe it. */
const isUntrue = (method: string, fault: ConnectionsFaultAction) =>
	method === 'DELETE' && fault.type === 'status' && fault.status === 404;

/** The faults of a step, for the requests whose addresses fit. */
export function faultsAt(path: RegExp, { faults: planned }: PlannedStep): ConnectionsFault[] {
	return planned.flatMap(({ action: fault, met, nth, times }) =>
		methods[met]
			.filter((method) => !isUntrue(method, fault))
			.map((method) => ({ match: { method, path, nth }, times, action: fault })),
	);
}
