import type { Tool } from './large';
import type { BenchResult } from './result';

/** One of the goals that the project has set itself, and what the run measured. */
export interface Target {
	goal: string;
	measured: string;
	reached: boolean;
}

const MB = 1e6;

/** Compares a run with the goals; those whose sizes were not run are left out. */
export function targetsOf({ large, growth, small, package: weight }: BenchResult): Target[] {
	const targets: Target[] = [];
	const seconds = (tool: Tool) =>
		large.find((one) => one.tool === tool && one.label === '2 GiB')?.seconds.median;
	const [ours, theirs, bare] = [seconds('connections'), seconds('httpRequest'), seconds('undici')];
	if (ours && theirs && bare) {
		targets.push(
			{
				goal: '2 GiB at least 4 times as fast at the server as HTTP Request',
				measured: `${(theirs / ours).toFixed(1)} times`,
				reached: theirs / ours >= 4,
			},
			{
				goal: '2 GiB within 1.25 times the bare undici stream',
				measured: `${(ours / bare).toFixed(2)} times`,
				reached: ours / bare <= 1.25,
			},
		);
	}
	const most = [...large, ...growth]
		.filter(({ tool }) => tool === 'connections')
		.sort((one, other) => (other.growth?.highest ?? 0) - (one.growth?.highest ?? 0))[0];
	targets.push({
		goal: 'memory grows by less than 120 MB at every size',
		measured: `at most ${((most?.growth?.highest ?? 0) / MB).toFixed(0)} MB (${most?.label})`,
		reached: (most?.growth?.highest ?? Infinity) < 120 * MB,
	});
	const rate = (batchSize: number) =>
		small.find((one) => one.batchSize === batchSize && one.latencyMs > 0)?.rate.median;
	const [together, alone] = [rate(10), rate(1)];
	if (together && alone) {
		targets.push({
			goal: 'small files with latency: 10 at once at least 8 times as fast as one after the other',
			measured: `${(together / alone).toFixed(1)} times`,
			reached: together / alone >= 8,
		});
	}
	targets.push(
		{
			goal: 'dist below 400 kB',
			measured: `${(weight.dist / 1000).toFixed(0)} kB`,
			reached: weight.dist < 400_000,
		},
		{
			goal: 'dist loaded in less than 60 ms',
			measured: `${weight.load.median.toFixed(0)} ms`,
			reached: weight.load.median < 60,
		},
	);
	return targets;
}
