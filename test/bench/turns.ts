import type { Log } from '../host/problem';
import type { Contender } from './contender';
import type { NodeName } from './flows';
import type { BenchServer } from './server';
import { type Figure, Measurements, rotated } from './statistics';

/** What is compared; the nodes run in n8n, the other two are the bare limits. */
export type Tool = NodeName | 'undici' | 'curl';

/** One thing that every tool does: a file to move, a library to list. */
export interface Task {
	label: string;
	/** of the file in the folder that n8n may read, where there is one */
	name: string;
	bytes: number;
	/** the tools that leave this task out */
	not?: Tool[];
}

/** One measurement; null is what was not or cannot be measured. */
export interface Once {
	seconds: number;
	/** of the working process in that time, all its threads together */
	cpuSeconds: number | null;
	/** bytes; the most memory at once above the least that n8n had between two runs */
	growth: number | null;
	/** ms; the longest in which n8n's event loop took no turn */
	pause: number | null;
	/** ms; the longest of V8's collections of n8n's whole heap, which is such a pause itself */
	collection: number | null;
}

export interface TurnsResult {
	label: string;
	bytes: number;
	tool: Tool;
	seconds: Figure;
	cpuSeconds?: Figure;
	growth?: Figure;
	pause?: Figure;
	collection?: Figure;
}

export type Contenders = Partial<Record<Tool, Contender>>;

/** What tools are compared at, and how. */
export interface Turns {
	tools: Tool[];
	tasks: Task[];
	rounds: number;
	/** Gives the n8ns of a round to the measurement, and stops them afterwards. */
	withContenders(measure: (contenders: Contenders) => Promise<void>): Promise<void>;
	once(contenders: Contenders, tool: Tool, task: Task): Promise<Once>;
	log: Log;
}

/** What a run in n8n cost, from the first request that the server saw to the workflow's answer. */
export async function measuredRun(
	contender: Contender,
	server: BenchServer,
	order: Record<string, unknown>,
	settings: Record<string, unknown> = {},
): Promise<Once & { stored: number[]; requests: number; bytes: number }> {
	await server.reset({ ...settings, watch: contender.pid });
	const pauses = await contender.watchPauses();
	const growth = contender.watchGrowth();
	const { endedAt, stored } = await contender.run(order);
	const grown = growth();
	const { longest: pause, collection } = await pauses();
	const { firstAt, firstCpu, cpu, requests, bytes } = await server.seen();
	if (firstAt === null) throw new Error('The server saw no request');
	return {
		seconds: (endedAt - firstAt) / 1000,
		cpuSeconds: cpu === null || firstCpu === null ? null : cpu - firstCpu,
		growth: grown,
		pause,
		collection,
		stored,
		requests,
		bytes,
	};
}

function told({ seconds, cpuSeconds, growth, pause, collection }: Once): string {
	const cpu = cpuSeconds === null ? '' : `, ${cpuSeconds.toFixed(2)} s of CPU`;
	const memory = growth === null ? '' : `, growth ${(growth / 1e6).toFixed(0)} MB`;
	const still = pause === null ? '' : `, pause ${pause.toFixed(0)} ms`;
	const swept = collection === null ? '' : `, collection ${collection.toFixed(0)} ms`;
	return `${seconds.toFixed(2)} s${cpu}${memory}${still}${swept}`;
}

/**
 * Does each task with each tool in turn, round after round. Each round has n8ns of its own: what V8
 * has decided about a process speeds all that it does up or slows it down (docs/performance.md), so
 * rounds in one process would be one measurement.
 */
export async function measureInTurns(turns: Turns): Promise<TurnsResult[]> {
	const { tools, tasks, rounds, withContenders, once, log } = turns;
	const series = tasks.flatMap((task) =>
		tools
			.filter((tool) => !task.not?.includes(tool))
			.map((tool) => ({ task, tool, measurements: new Measurements() })),
	);
	const measureRound = async (round: number, contenders: Contenders) => {
		for (const task of tasks) {
			const turn = rotated(
				series.filter((one) => one.task === task),
				round,
			);
			for (const { tool, measurements } of turn) {
				const measured = await once(contenders, tool, task);
				log(`  round ${round + 1}  ${task.label.padEnd(7)} ${tool.padEnd(12)} ${told(measured)}`);
				measurements.add('seconds', measured.seconds);
				measurements.add('cpuSeconds', measured.cpuSeconds);
				measurements.add('growth', measured.growth);
				measurements.add('pause', measured.pause);
				measurements.add('collection', measured.collection);
			}
		}
	};
	for (let round = 0; round < rounds; round++) {
		await withContenders(async (contenders) => await measureRound(round, contenders));
	}
	return series.map(({ task: { label, bytes }, tool, measurements }) => {
		const { seconds, cpuSeconds, growth, pause, collection } = measurements.figures();
		return { label, bytes, tool, seconds, cpuSeconds, growth, pause, collection };
	});
}
