/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Log } from '../host/problem';
import { uploadWithCurl, uploadWithUndici } from './bare';
import { withContenders } from './contender';
import { uploadFlow } from './flows';
import { type BenchServer, startServer } from './server';
import {
	type Contenders,
	measureInTurns,
	type Once,
	type Task,
	type Tool,
	type TurnsResult,
} from './turns';

/** Writes the small file that warms an n8n up; its order. */
export function uploadWarmUp(folder: string) {
	writeFileSync(join(folder, 'warm-up.bin'), Buffer.alloc(10_000, 'warm'));
	return { files: 'warm-up.bin' };
}

/** Seconds and CPU are those from the first byte of the upload at the server to its answer. */
async function uploadOnce(
	sink: BenchServer,
	folder: string,
	contenders: Contenders,
	tool: Tool,
	file: Task,
): Promise<Once> {
	const contender = contenders[tool];
	await sink.reset({ watch: contender?.pid });
	const url = `${sink.url}/files/basic/api/myuserlibrary/feed?label=${file.name}`;
	const growth = contender?.watchGrowth();
	if (contender) await contender.run({ files: file.name });
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
		pause: null,
		collection: null,
	};
}

/** Uploads files of the folder that n8n may read, one at a time. */
export async function measureUploads(
	folder: string,
	tasks: Task[],
	rounds: number,
	bare: boolean,
	log: Log,
): Promise<TurnsResult[]> {
	const sink = await startServer('sink.mjs');
	const flows = {
		connections: uploadFlow('connections', sink.url),
		httpRequest: uploadFlow('httpRequest', sink.url),
	};
	const warmUp = uploadWarmUp(folder);
	try {
		return await measureInTurns({
			tools: ['connections', 'httpRequest', ...(bare ? (['undici', 'curl'] as const) : [])],
			tasks,
			rounds,
			withContenders: async (measure) => await withContenders(flows, folder, warmUp, measure),
			once: async (contenders, tool, file) =>
				await uploadOnce(sink, folder, contenders, tool, file),
			log,
		});
	} finally {
		await sink.stop();
	}
}
