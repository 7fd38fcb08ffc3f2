import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import type { RateResult } from './rates';
import { TOOL_NAMES, wayName } from './report';
import type { BenchResult } from './result';
import type { Tool, TurnsResult } from './turns';

const COLOURS = ['#0f62fe', '#8d8d8d', '#ee5396', '#da1e28', '#42be65'];

interface Bar {
	/** what the bar's label says; bars of the same label stand together */
	label: string;
	tool: Tool;
	value: number;
}

function panel(title: string, bars: Bar[]) {
	const labels = new Set(bars.map(({ label }) => label));
	return {
		title,
		data: { values: bars.map((bar) => ({ ...bar, tool: TOOL_NAMES[bar.tool] })) },
		mark: 'bar' as const,
		width: 420,
		height: { step: 14 },
		encoding: {
			y: { field: 'label', type: 'nominal' as const, sort: null, title: null },
			...(labels.size < bars.length
				? { yOffset: { field: 'tool', type: 'nominal' as const, sort: null } }
				: {}),
			x: { field: 'value', type: 'quantitative' as const, title: null },
			color: {
				field: 'tool',
				type: 'nominal' as const,
				title: null,
				scale: { domain: Object.values(TOOL_NAMES), range: COLOURS },
			},
		},
	};
}

function turnsBars(results: TurnsResult[], value: (one: TurnsResult) => number): Bar[] {
	return results.map((one) => ({ label: one.label, tool: one.tool, value: value(one) }));
}

const growthBars = (results: TurnsResult[]) =>
	turnsBars(
		results.filter(({ growth }) => growth),
		({ growth }) => (growth?.median ?? 0) / 1e6,
	);

const rateBars = (results: RateResult[]) =>
	results.map((one) => ({
		label: `${wayName(one)}, ${one.latencyMs} ms latency`,
		tool: one.tool,
		value: one.rate.median,
	}));

/** The run as a chart: seconds and memory of large files both ways, rates of small ones, lists. */
export async function chartOf(result: BenchResult): Promise<string> {
	const { up, down, growthUp, growthDown, smallUp, smallDown, lists } = result;
	const seconds = (one: TurnsResult) => one.seconds.median;
	const spec: TopLevelSpec = {
		$schema: 'https://vega.github.io/schema/vega-lite/v5.json',
		background: 'white',
		padding: 10,
		config: { axis: { labelLimit: 400 } },
		resolve: { scale: { y: 'independent', yOffset: 'independent' } },
		vconcat: [
			panel('Up: seconds at the server', turnsBars(up, seconds)),
			panel('Up: growth of n8n in MB', growthBars([...up, ...growthUp])),
			panel('Down: seconds', turnsBars(down, seconds)),
			panel('Down: growth of n8n in MB', growthBars([...down, ...growthDown])),
			panel('Small files up per second', rateBars(smallUp)),
			panel('Small files down per second', rateBars(smallDown)),
			panel(
				'Lists: seconds of CPU',
				turnsBars(lists, ({ cpuSeconds }) => cpuSeconds?.median ?? 0),
			),
		],
	};
	return await new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
}
