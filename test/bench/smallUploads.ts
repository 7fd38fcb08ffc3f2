/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';

import type { Log } from '../host/problem';
import { withContenders } from './contender';
import { writeManyFiles } from './files';
import { uploadFlow } from './flows';
import { measureRates, type RateResult, type Way, widths } from './rates';
import { startServer } from './server';
import { uploadWarmUp } from './uploads';

const uploadMethod = 'single';

const WAYS: Way[] = [
	...widths.map((way) => ({ ...way, options: { ...way.options, uploadMethod } })),
	{
		tool: 'connections',
		label: '10 at once, one nonce a run',
		options: { batchSize: 10, uploadMethod, nonce: 'perRun' },
	},
	{ tool: 'httpRequest', label: 'its default' },
];

/** Uploads many files of 10 KB, at each latency of the server. */
export async function measureSmallUploads(
	folder: string,
	extent: { latencies: number[]; rounds: number; count: number; log: Log },
): Promise<RateResult[]> {
	const { count } = extent;
	writeManyFiles(join(folder, 'small'), count, 10_000);
	const sink = await startServer('sink.mjs');
	const flows = {
		connections: uploadFlow('connections', sink.url),
		httpRequest: uploadFlow('httpRequest', sink.url),
	};
	try {
		return await withContenders(
			flows,
			folder,
			uploadWarmUp(folder),
			async (contenders) =>
				await measureRates(contenders, WAYS, extent, async (contender, latencyMs) => {
					await sink.reset({ latencyMs });
					await contender.run({ files: 'small/*.bin' });
					const { firstAt, requests, uploads } = await sink.seen();
					if (uploads.length !== count || firstAt === null) {
						throw new Error(`${count} files should have come, ${uploads.length} did`);
					}
					const lastAt = Math.max(...uploads.map(({ endedAt }) => endedAt));
					return { seconds: (lastAt - firstAt) / 1000, requests };
				}),
		);
	} finally {
		await sink.stop();
	}
}
