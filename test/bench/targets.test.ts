import type { BenchResult } from './result';
import { figureOf } from './statistics';
import { targetsOf } from './targets';
import type { Tool, TurnsResult } from './turns';

type Seconds = Partial<Record<Tool, number>>;

const turns = (label: string, seconds: Seconds, growth: number, pause?: number): TurnsResult[] =>
	Object.entries(seconds).map(([tool, value]) => ({
		label,
		bytes: 2 ** 31,
		tool: tool as Tool,
		seconds: figureOf([value]),
		cpuSeconds: figureOf([value]),
		growth: figureOf([tool === 'connections' ? growth : 2e9]),
		pause: pause === undefined ? undefined : figureOf([pause]),
	}));

const rates = (times: number) =>
	[1, 10].map((batchSize) => ({
		tool: 'connections' as const,
		label: `${batchSize} at once`,
		latencyMs: 50,
		rate: figureOf([batchSize === 1 ? 9 : 9 * times]),
		requests: 1000,
	}));

interface Run {
	up?: Seconds;
	down?: Seconds;
	list?: Seconds;
	growth?: number;
	pause?: number;
	times?: number;
	poll?: { requests: number; bytes: number };
}

const good = {
	up: { connections: 5, httpRequest: 20, undici: 4 },
	down: { connections: 5.5, httpRequest: 5, undici: 4 },
	list: { connections: 4.9, httpRequest: 10 },
};

function missed(run: Run): string[] {
	const { growth = 50e6, pause = 50, times = 8, poll = { requests: 1, bytes: 60_000 } } = run;
	const { up, down, list } = { ...good, ...run };
	const result = {
		up: turns('2 GiB', up, growth),
		down: turns('2 GiB', down, 30e6),
		growthUp: [],
		growthDown: [],
		smallUp: rates(times),
		smallDown: rates(10),
		lists: turns('10,000 files', list, 30e6, pause),
		polls: [{ files: 100_000, news: 0, ...poll, milliseconds: figureOf([9]) }],
		package: { tarball: 80e3, unpacked: 610e3, dist: 580e3, load: figureOf([20]) },
	} as unknown as BenchResult;
	return targetsOf(result)
		.filter(({ reached }) => !reached)
		.map(({ goal }) => goal);
}

describe('goals of the benchmark', () => {
	test('all are reached by a run that is good enough', () => {
		expect(missed({})).toEqual([]);
	});

	test('one that is missed by little is told as missed', () => {
		expect(missed({ up: { connections: 5.1, httpRequest: 20.3, undici: 4 } })).toEqual([
			'up: 2 GiB at least 4 times as fast at the server as HTTP Request',
			'up: 2 GiB within 1.25 times the bare undici stream',
		]);
		expect(missed({ down: { connections: 5.7, httpRequest: 5, undici: 4 } })).toEqual([
			"down: 2 GiB within 1.1 times HTTP Request's time",
			'down: 2 GiB within 1.4 times bare undici into a file',
		]);
		expect(missed({ list: { connections: 5, httpRequest: 10 }, pause: 51 })).toEqual([
			'a list of 10,000 files in less than half the CPU of HTTP Request and XML',
			'a list of 10,000 files without a pause of the event loop over 50 ms',
		]);
		expect(missed({ times: 7.9 })).toEqual([
			'up: small files with latency: 10 at once at least 8 times as fast as one after the other',
		]);
	});

	test('a poll with nothing new is one small request', () => {
		const goal = ['a poll with nothing new costs one request and under 64 KB'];
		expect(missed({ poll: { requests: 2, bytes: 9 } })).toEqual(goal);
		expect(missed({ poll: { requests: 1, bytes: 65_536 } })).toEqual(goal);
	});

	test("memory counts for this node's uploads only, by the worst of all rounds", () => {
		expect(missed({ growth: 120e6 })).toEqual([
			'up: memory grows by less than 120 MB at every size',
		]);
	});

	test('sizes that were not run have no goal', () => {
		expect(missed({ up: {}, down: {}, list: {} })).toEqual([]);
	});
});
