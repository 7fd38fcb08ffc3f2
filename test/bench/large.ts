/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';

import type { Log } from '../host/problem';
import { uploadWithCurl, uploadWithUndici } from './bare';
import type { Contender, NodeName } from './contender';
import type { Sink } from './sink';
import { type Figure, Measurements, rotated } from './statistics';

/** What uploads; the two nodes run in n8n, the other two are the bare limits. */
export type Tool = NodeName | 'undici' | 'curl';

/** A file in the folder that n8n may read. */
export interface BenchFile {
	label: string;
	name: string;
	bytes: number;
}

export interface LargeResult {
	label: string;
	bytes: number;
	tool: Tool;
	/** from the first byte of the upload at the server to its answer */
	seconds: Figure;
	/** of the uploading process in that time, all its threads together */
	cpuSeconds?: Figure;
	/** bytes; the most memory at once above the least that n8n had between two uploads */
	growth?: Figure;
}

export type Contenders = Partial<Record<NodeName, Contender>>;

export interface LargeSetup {
	folder: string;
	sink: Sink;
	/** Gives the n8n that it starts to the measurement, and stops them afterwards. */
	withContenders(measure: (contenders: Contenders) => Promise<void>): Promise<void>;
	log: Log;
}

interface Once {
	seconds: number;
	cpuSeconds: number | null;
	growth: number | null;
}

async function uploadOnce(
	{ folder, sink }: LargeSetup,
	contenders: Contenders,
	tool: Tool,
	file: BenchFile,
): Promise<Once> {
	const contender = tool === 'undici' || tool === 'curl' ? undefined : contenders[tool];
	await sink.reset({ watch: contender?.pid });
	const url = `${sink.url}/files/basic/api/myuserlibrary/feed?label=${file.name}`;
	const growth = contender?.watchGrowth();
	if (contender) await contender.upload(file.name);
	else if (tool === 'undici') await uploadWithUndici(url, join(folder, file.name));
	else await uploadWithCurl(url, join(folder, file.name));
	const [upload, ...others] = (await sink.seen()).uploads;
	if (upload?.bytes !== file.bytes || others.length > 0) {
		throw new Error(`${tool}: ${file.bytes} bytes should have come, ${upload?.bytes} did`);
	}
	return {
		seconds: (upload.endedAt - upload.startedAt) / 1000,
		cpuSeconds: upload.cpuSeconds,
		growth: growth?.() ?? null,
	};
}

function told({ seconds, cpuSeconds, growth }: Once): string {
	const cpu = cpuSeconds === null ? '' : `, ${cpuSeconds.toFixed(2)} s of CPU`;
	const memory = growth === null ? '' : `, growth ${(growth / 1e6).toFixed(0)} MB`;
	return `${seconds.toFixed(2)} s${cpu}${memory}`;
}

/**
 * Uploads each file with each tool in turn, round after round. Each round has an n8n of its own:
 * what V8 has decided about a process speeds all its uploads up or slows them down
 * (docs/performance.md), so rounds in one process would be one measurement.
 */
export async function measureLarge(
	setup: LargeSetup,
	tools: Tool[],
	files: BenchFile[],
	rounds: number,
): Promise<LargeResult[]> {
	const series = files.flatMap((file) =>
		tools.map((tool) => ({ file, tool, measurements: new Measurements() })),
	);
	const measureRound = async (round: number, contenders: Contenders) => {
		for (const file of files) {
			const turn = rotated(
				series.filter((one) => one.file === file),
				round,
			);
			for (const { tool, measurements } of turn) {
				const once = await uploadOnce(setup, contenders, tool, file);
				setup.log(`  round ${round + 1}  ${file.label.padEnd(7)} ${tool.padEnd(12)} ${told(once)}`);
				measurements.add('seconds', once.seconds);
				measurements.add('cpuSeconds', once.cpuSeconds);
				measurements.add('growth', once.growth);
			}
		}
	};
	for (let round = 0; round < rounds; round++) {
		await setup.withContenders(async (contenders) => await measureRound(round, contenders));
	}
	return series.map(({ file, tool, measurements }) => {
		const { seconds, cpuSeconds, growth } = measurements.figures();
		return { label: file.label, bytes: file.bytes, tool, seconds, cpuSeconds, growth };
	});
}
