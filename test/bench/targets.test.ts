import type { LargeResult, Tool } from './large';
import type { BenchResult } from './result';
import { figureOf } from './statistics';
import { targetsOf } from './targets';

const large = (tool: Tool, seconds: number, growth = 0): LargeResult => ({
	label: '2 GiB',
	bytes: 2 ** 31,
	tool,
	seconds: figureOf([seconds]),
	growth: figureOf([growth]),
});

const result = (seconds: Record<'connections' | 'httpRequest' | 'undici', number>, growth = 50e6) =>
	({
		large: [
			large('connections', seconds.connections, growth),
			large('httpRequest', seconds.httpRequest, 2e9),
			large('undici', seconds.undici),
		],
		growth: [],
		small: [1, 10].map((batchSize) => ({
			tool: 'connections' as const,
			batchSize,
			latencyMs: 50,
			rate: figureOf([batchSize * 9]),
			requests: 1000,
		})),
		package: { tarball: 80e3, unpacked: 310e3, dist: 280e3, load: figureOf([20]) },
	}) as unknown as BenchResult;

const missed = (one: BenchResult) =>
	targetsOf(one)
		.filter(({ reached }) => !reached)
		.map(({ goal }) => goal);

describe('goals of the benchmark', () => {
	test('all are reached by a run that is good enough', () => {
		expect(missed(result({ connections: 5, httpRequest: 20, undici: 4 }))).toEqual([]);
	});

	test('one that is missed by little is told as missed', () => {
		expect(missed(result({ connections: 5.1, httpRequest: 20.3, undici: 4 }))).toEqual([
			'2 GiB at least 4 times as fast at the server as HTTP Request',
			'2 GiB within 1.25 times the bare undici stream',
		]);
	});

	test("memory counts for this node's uploads only, by the worst of all rounds", () => {
		expect(missed(result({ connections: 5, httpRequest: 20, undici: 4 }, 120e6))).toEqual([
			'memory grows by less than 120 MB at every size',
		]);
	});
});
