import type { PollResult } from './polls';
import type { RateResult } from './rates';
import type { BenchResult } from './result';
import type { Figure } from './statistics';
import { targetsOf } from './targets';
import type { Tool, TurnsResult } from './turns';

/** The names of the tools as people read them. */
export const TOOL_NAMES: Record<Tool, string> = {
	connections: 'HCL Connections',
	httpRequest: 'HTTP Request',
	nextcloud: 'Nextcloud (buffers)',
	undici: 'undici (bare)',
	curl: 'curl (bare)',
};

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column < 1 ? '---' : '---:'));
	return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function figure({ median, lowest, highest }: Figure, digits: number, scale = 1): string {
	const text = (value: number) => (value / scale).toFixed(digits);
	if (text(lowest) === text(highest)) return text(median);
	return `**${text(median)}** (${text(lowest)}–${text(highest)})`;
}

function turnsTable(results: TurnsResult[]): string {
	const watchesPauses = results.some(({ pause }) => pause);
	return table(
		[
			...['What', 'Seconds', 'MB/s', 'CPU seconds', 'Growth, MB'],
			...(watchesPauses ? ['Longest pause, ms', 'Longest whole collection, ms'] : []),
			'Rounds',
		],
		results.map(({ label, bytes, tool, seconds, cpuSeconds, growth, pause, collection }) => [
			`${label}, ${TOOL_NAMES[tool]}`,
			figure(seconds, 2),
			(bytes / 1e6 / seconds.median).toFixed(0),
			cpuSeconds ? figure(cpuSeconds, 2) : '–',
			growth ? figure(growth, 0, 1e6) : '–',
			...(watchesPauses ? [pause, collection].map((ms) => (ms ? figure(ms, 0) : '–')) : []),
			String(seconds.rounds),
		]),
	);
}

/** A way to move small files, as people read it. */
export function wayName({ tool, label }: Pick<RateResult, 'tool' | 'label'>): string {
	return `${TOOL_NAMES[tool]}, ${label}`;
}

function ratesTable(results: RateResult[]): string {
	return table(
		['Moved by', 'Latency, ms', 'Files per second', 'Requests', 'Rounds'],
		results.map((one) => [
			wayName(one),
			String(one.latencyMs),
			figure(one.rate, 0),
			String(one.requests),
			String(one.rate.rounds),
		]),
	);
}

function pollsTable(results: PollResult[]): string {
	return table(
		['Poll of a library', 'Requests', 'kB', 'Milliseconds', 'Rounds'],
		results.map(({ files, news, requests, bytes, milliseconds }) => [
			`${files.toLocaleString('en')} files, ${news === 0 ? 'nothing' : news} new`,
			String(requests),
			(bytes / 1000).toFixed(0),
			figure(milliseconds, 0),
			String(milliseconds.rounds),
		]),
	);
}

/** The run as a part of a Markdown page. */
export function markdownOf(result: BenchResult): string {
	const { machine, package: weight } = result;
	return [
		`Run of ${result.date.slice(0, 16).replace('T', ' ')} UTC at commit ${machine.commit}${result.quick ? ' (quick: small files)' : ''}: ${machine.cores} cores of ${machine.processor}, ${(machine.memory / 2 ** 30).toFixed(0)} GiB of memory, ${machine.system}, n8n ${machine.n8n} on Node ${machine.node}, load before the run ${machine.loadBefore.toFixed(2)}. Medians, with the range in brackets.`,
		'### Goals',
		table(
			['Goal', 'Measured', 'Reached'],
			targetsOf(result).map(({ goal, measured, reached }) => [
				goal,
				measured,
				reached ? 'yes' : '**no**',
			]),
		),
		'### One large file up',
		turnsTable(result.up),
		'### One large file down',
		turnsTable(result.down),
		'### Memory at larger sizes, up',
		turnsTable(result.growthUp),
		'### Memory at larger sizes, down',
		turnsTable(result.growthDown),
		'### Many small files up',
		ratesTable(result.smallUp),
		'### Many small files down',
		ratesTable(result.smallDown),
		'### Lists',
		turnsTable(result.lists),
		'### Polls',
		pollsTable(result.polls),
		'### The package',
		table(
			['What', 'Figure'],
			[
				['tarball', `${(weight.tarball / 1000).toFixed(0)} kB`],
				['unpacked', `${(weight.unpacked / 1000).toFixed(0)} kB`],
				['dist', `${(weight.dist / 1000).toFixed(0)} kB`],
				[`loading dist, ms (${weight.load.rounds} fresh processes)`, figure(weight.load, 0)],
			],
		),
	].join('\n\n');
}
