import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import type { LargeResult, Tool } from './large';
import { TOOL_NAMES, wayName } from './report';
import type { BenchResult } from './result';

const COLOURS = ['#0f62fe', '#8d8d8d', '#da1e28', '#42be65'];

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

function largeBars(results: LargeResult[], value: (one: LargeResult) => number): Bar[] {
	return results.map((one) => ({ label: one.label, tool: one.tool, value: value(one) }));
}

/** The run as a chart: seconds and memory of large files, and files per second of small ones. */
export async function chartOf({ large, growth, small }: BenchResult): Promise<string> {
	const inN8n = [...large, ...growth].filter((one) => one.growth);
	const rates = small.map((one) => ({
		label: `${wayName(one)}, ${one.latencyMs} ms latency`,
		tool: one.tool,
		value: one.rate.median,
	}));
	const spec: TopLevelSpec = {
		$schema: 'https://vega.github.io/schema/vega-lite/v5.json',
		background: 'white',
		padding: 10,
		config: { axis: { labelLimit: 400 } },
		resolve: { scale: { y: 'independent', yOffset: 'independent' } },
		vconcat: [
			panel(
				'Seconds at the server',
				largeBars(large, ({ seconds }) => seconds.median),
			),
			panel(
				'Growth of n8n in MB',
				largeBars(inN8n, (one) => (one.growth?.median ?? 0) / 1e6),
			),
			panel('Small files per second', rates),
		],
	};
	return await new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
}
