import type { Log } from '../host/problem';
import { withContenders } from './contender';
import { downloadWarmUp } from './downloads';
import { downloadFlow } from './flows';
import { measureRates, type RateResult, type Way, widths } from './rates';
import { startServer } from './server';
import { measuredRun } from './turns';

const BYTES = 10_000;

const WAYS: Way[] = [
	...widths,
	{ tool: 'httpRequest', label: 'its default' },
	{ tool: 'nextcloud', label: 'its default' },
];

/** Downloads many files of 10 KB, at each latency of the server. */
export async function measureSmallDownloads(
	folder: string,
	extent: { latencies: number[]; rounds: number; count: number; log: Log },
): Promise<RateResult[]> {
	const { count } = extent;
	const spring = await startServer('spring.mjs');
	const flows = {
		connections: downloadFlow('connections', spring.url),
		httpRequest: downloadFlow('httpRequest', spring.url),
		nextcloud: downloadFlow('nextcloud', spring.url),
	};
	const items = Array.from({ length: count }, (_, index) => ({ id: `${BYTES}-${index}` }));
	try {
		return await withContenders(
			flows,
			folder,
			downloadWarmUp,
			async (contenders) =>
				await measureRates(contenders, WAYS, extent, async (contender, latencyMs) => {
					const run = await measuredRun(contender, spring, { items }, { latencyMs });
					const stored = run.stored.filter((bytes) => bytes === BYTES).length;
					if (stored !== count) throw new Error(`${count} files should be stored, ${stored} are`);
					return run;
				}),
		);
	} finally {
		await spring.stop();
	}
}
