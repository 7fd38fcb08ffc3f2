import type { RateResult } from './rates';
import type { BenchResult } from './result';
import type { Tool, TurnsResult } from './turns';

/** One of the goals that the project has set itself, and what the run measured. */
export interface Target {
	goal: string;
	measured: string;
	reached: boolean;
}

const MB = 1e6;

const medianOf = (results: TurnsResult[], tool: Tool, label: string) =>
	results.find((one) => one.tool === tool && one.label === label)?.seconds.median;

/** A quotient that should stay below a limit, or above it; none where one of the two is missing. */
function quotient(
	goal: string,
	one: number | undefined,
	other: number | undefined,
	reached: (times: number) => boolean,
): Target[] {
	if (!one || !other) return [];
	const times = one / other;
	const digits = times < 3 ? 2 : 1;
	return [{ goal, measured: `${times.toFixed(digits)} times`, reached: reached(times) }];
}

/** Memory is judged by the worst of all rounds. */
function growth(goal: string, results: TurnsResult[]): Target[] {
	const [most] = results
		.flatMap(({ tool, label, growth: grown }) =>
			tool === 'connections' && grown ? [{ label, highest: grown.highest }] : [],
		)
		.sort((one, other) => other.highest - one.highest);
	if (!most) return [];
	const measured = `at most ${(most.highest / MB).toFixed(0)} MB (${most.label})`;
	return [{ goal, measured, reached: most.highest < 120 * MB }];
}

/** Ten at once beside one after the other, where the server has latency. */
function together(goal: string, results: RateResult[]): Target[] {
	const rate = (label: string) =>
		results.find((one) => one.label === label && one.latencyMs > 0)?.rate.median;
	return quotient(goal, rate('10 at once'), rate('1 at once'), (times) => times >= 8);
}

function listTargets(lists: TurnsResult[]): Target[] {
	const size = '10,000 files';
	const of = (tool: Tool) => lists.find((one) => one.tool === tool && one.label === size);
	const [ours, theirs] = [of('connections'), of('httpRequest')];
	if (!ours?.pause) return [];
	return [
		...quotient(
			`a list of ${size} in less than half the CPU of HTTP Request and XML`,
			ours.cpuSeconds?.median,
			theirs?.cpuSeconds?.median,
			(times) => times < 0.5,
		),
		{
			goal: `a list of ${size} without a pause of the event loop over 50 ms`,
			measured: `${ours.pause.median.toFixed(0)} ms (V8's longest collection of n8n's whole heap: ${ours.collection?.median.toFixed(0) ?? 0} ms)`,
			reached: ours.pause.median <= 50,
		},
	];
}

/** Compares a run with the goals; those whose sizes were not run are left out. */
export function targetsOf(result: BenchResult): Target[] {
	const { up, down, growthUp, growthDown, smallUp, smallDown, lists, polls } = result;
	const { package: weight } = result;
	const seconds = (results: TurnsResult[], tool: Tool) => medianOf(results, tool, '2 GiB');
	const idle = polls.find(({ news }) => news === 0);
	return [
		...quotient(
			'up: 2 GiB at least 4 times as fast at the server as HTTP Request',
			seconds(up, 'httpRequest'),
			seconds(up, 'connections'),
			(times) => times >= 4,
		),
		...quotient(
			'up: 2 GiB within 1.25 times the bare undici stream',
			seconds(up, 'connections'),
			seconds(up, 'undici'),
			(times) => times <= 1.25,
		),
		...growth('up: memory grows by less than 120 MB at every size', [...up, ...growthUp]),
		...together(
			'up: small files with latency: 10 at once at least 8 times as fast as one after the other',
			smallUp,
		),
		...quotient(
			"down: 2 GiB within 1.1 times HTTP Request's time",
			seconds(down, 'connections'),
			seconds(down, 'httpRequest'),
			(times) => times <= 1.1,
		),
		...quotient(
			'down: 2 GiB within 1.4 times bare undici into a file',
			seconds(down, 'connections'),
			seconds(down, 'undici'),
			(times) => times <= 1.4,
		),
		...growth('down: memory grows by less than 120 MB at every size', [...down, ...growthDown]),
		...together(
			'down: small files with latency: 10 at once at least 8 times as fast as one after the other',
			smallDown,
		),
		...listTargets(lists),
		...(idle
			? [
					{
						goal: `a poll with nothing new costs one request and under 64 KB`,
						measured: `${idle.requests} requests, ${(idle.bytes / 1000).toFixed(0)} kB`,
						reached: idle.requests === 1 && idle.bytes < 64 * 1024,
					},
				]
			: []),
		{
			goal: 'dist below 600 kB',
			measured: `${(weight.dist / 1000).toFixed(0)} kB`,
			reached: weight.dist < 600_000,
		},
		{
			goal: 'dist loaded in less than 60 ms',
			measured: `${weight.load.median.toFixed(0)} ms`,
			reached: weight.load.median < 60,
		},
	];
}
