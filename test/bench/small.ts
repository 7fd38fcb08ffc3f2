import type { Log } from '../host/problem';
import type { Contender, NodeName } from './contender';
import type { Sink } from './sink';
import { type Figure, Measurements, rotated } from './statistics';

/** A way to upload many small files. */
interface Way {
	tool: NodeName;
	/** uploads at once; HTTP Request without its batching option sends all at once */
	batchSize?: number;
}

export interface SmallResult extends Way {
	/** ms that the server waits before each answer */
	latencyMs: number;
	/** files per second, from the first byte of the first request to the last answer */
	rate: Figure;
	/** requests that the server saw, those for a nonce included */
	requests: number;
}

export interface SmallSetup {
	sink: Sink;
	contenders: Record<NodeName, Contender>;
	/** matches the files, relative to the folder that n8n may read */
	pattern: string;
	count: number;
	log: Log;
}

const WAYS: Way[] = [
	{ tool: 'connections', batchSize: 1 },
	{ tool: 'connections', batchSize: 3 },
	{ tool: 'connections', batchSize: 10 },
	{ tool: 'httpRequest' },
];

/** One after the other over a slow line takes a minute; more rounds would only repeat the latency. */
const SLOW_ROUNDS = 2;

/** Uploads all files in each way, at each latency of the server, round after round. */
export async function measureSmall(
	{ sink, contenders, pattern, count, log }: SmallSetup,
	latencies: number[],
	rounds: number,
): Promise<SmallResult[]> {
	const series = latencies.flatMap((latencyMs) =>
		WAYS.map((way) => ({ ...way, latencyMs, measurements: new Measurements(), requests: 0 })),
	);
	for (let round = 0; round < rounds; round++) {
		for (const one of rotated(series, round)) {
			const isSlow = one.batchSize === 1 && one.latencyMs > 0;
			if (isSlow && round >= SLOW_ROUNDS) continue;
			const contender = contenders[one.tool];
			if (one.batchSize) {
				await contender.set({ options: { uploadMethod: 'single', batchSize: one.batchSize } });
			}
			await sink.reset({ latencyMs: one.latencyMs });
			await contender.upload(pattern);
			const { firstAt, requests, uploads } = await sink.seen();
			if (uploads.length !== count || firstAt === undefined) {
				throw new Error(`${one.tool}: ${count} files should have come, ${uploads.length} did`);
			}
			const lastAt = Math.max(...uploads.map(({ endedAt }) => endedAt));
			const rate = count / ((lastAt - firstAt) / 1000);
			one.measurements.add('rate', rate);
			one.requests = requests;
			log(
				`  round ${round + 1}  ${String(one.latencyMs).padStart(2)} ms  ${one.tool} ${one.batchSize ?? ''}  ${rate.toFixed(0)} files/s`,
			);
		}
	}
	return series.map(({ tool, batchSize, latencyMs, measurements, requests }) => ({
		tool,
		batchSize,
		latencyMs,
		rate: measurements.figures().rate,
		requests,
	}));
}
