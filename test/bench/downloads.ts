/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Log } from '../host/problem';
import { downloadWithUndici } from './bare';
import { withContenders } from './contender';
import { downloadFlow } from './flows';
import { type BenchServer, startServer } from './server';
import {
	type Contenders,
	measuredRun,
	measureInTurns,
	type Once,
	type Task,
	type Tool,
	type TurnsResult,
} from './turns';

/** Bytes of the file that warms an n8n up. */
const WARM_UP = 10_000;

export const downloadWarmUp = { items: [{ id: String(WARM_UP) }] };

async function downloadOnce(
	spring: BenchServer,
	folder: string,
	contenders: Contenders,
	tool: Tool,
	{ bytes }: Task,
): Promise<Once> {
	const contender = contenders[tool];
	if (contender) {
		const run = await measuredRun(contender, spring, { items: [{ id: String(bytes) }] });
		if (!run.stored.includes(bytes))
			throw new Error(`${tool}: no file of ${bytes} bytes was stored`);
		return run;
	}
	await spring.reset();
	const file = join(folder, 'bare.bin');
	const url = `${spring.url}/files/basic/api/document/${bytes}/media`;
	const { endedAt, cpuSeconds } = await downloadWithUndici(url, file);
	const { firstAt } = await spring.seen();
	const { size } = statSync(file);
	rmSync(file);
	if (size !== bytes || firstAt === null) throw new Error(`${tool}: ${size} bytes were stored`);
	const seconds = (endedAt - firstAt) / 1000;
	return { seconds, cpuSeconds, growth: null, pause: null, collection: null };
}

/**
 * Downloads files into n8n's store, one at a time: from the first request that the server saw to the
 * workflow's answer.
 */
export async function measureDownloads(
	folder: string,
	tasks: Task[],
	rounds: number,
	bare: boolean,
	log: Log,
): Promise<TurnsResult[]> {
	const spring = await startServer('spring.mjs');
	const flows = {
		connections: downloadFlow('connections', spring.url),
		httpRequest: downloadFlow('httpRequest', spring.url),
		nextcloud: downloadFlow('nextcloud', spring.url),
	};
	try {
		return await measureInTurns({
			tools: ['connections', 'httpRequest', 'nextcloud', ...(bare ? (['undici'] as const) : [])],
			tasks,
			rounds,
			withContenders: async (measure) =>
				await withContenders(flows, folder, downloadWarmUp, measure),
			once: async (contenders, tool, file) =>
				await downloadOnce(spring, folder, contenders, tool, file),
			log,
		});
	} finally {
		await spring.stop();
	}
}
