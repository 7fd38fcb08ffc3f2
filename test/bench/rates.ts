import type { INodeParameters } from 'n8n-workflow';

import type { Log } from '../host/problem';
import type { Contender } from './contender';
import type { NodeName } from './flows';
import { type Figure, Measurements, rotated } from './statistics';

/** A way to move many small files. */
export interface Way {
	tool: NodeName;
	/** what sets it apart from the other ways of the same node */
	label: string;
	/** parameters of our node; other nodes run as they come */
	options?: INodeParameters & { batchSize?: number };
}

export interface RateResult {
	tool: NodeName;
	label: string;
	/** files at once; HTTP Request without its batching option has all at once */
	batchSize?: number;
	/** ms that the server waits before each answer */
	latencyMs: number;
	/** files per second, from the first byte of the first request to the end of the last file */
	rate: Figure;
	/** requests that the server saw, those for a nonce or an entry included */
	requests: number;
}

/** Our node's three widths of a batch. */
export const widths: Way[] = [1, 3, 10].map((batchSize) => ({
	tool: 'connections',
	label: `${batchSize} at once`,
	options: { batchSize },
}));

/** One after the other over a slow line takes a minute; more rounds would only repeat the latency. */
const SLOW_ROUNDS = 2;

/** Moves all files in each way, at each latency of the server, round after round. */
export async function measureRates(
	contenders: Partial<Record<NodeName, Contender>>,
	ways: Way[],
	{
		latencies,
		rounds,
		count,
		log,
	}: { latencies: number[]; rounds: number; count: number; log: Log },
	once: (contender: Contender, latencyMs: number) => Promise<{ seconds: number; requests: number }>,
): Promise<RateResult[]> {
	const series = latencies.flatMap((latencyMs) =>
		ways.map((way) => ({ ...way, latencyMs, measurements: new Measurements(), requests: 0 })),
	);
	for (let round = 0; round < rounds; round++) {
		for (const one of rotated(series, round)) {
			const isSlow = one.options?.batchSize === 1 && one.latencyMs > 0;
			if (isSlow && round >= SLOW_ROUNDS) continue;
			const contender = contenders[one.tool];
			if (!contender) throw new Error(`${one.tool} was not started`);
			if (one.options) await contender.set({ options: one.options });
			const { seconds, requests } = await once(contender, one.latencyMs);
			one.measurements.add('rate', count / seconds);
			one.requests = requests;
			log(
				`  round ${round + 1}  ${String(one.latencyMs).padStart(2)} ms  ${one.tool} ${one.label}  ${(count / seconds).toFixed(0)} files/s`,
			);
		}
	}
	return series.map(({ tool, label, options, latencyMs, measurements, requests }) => ({
		tool,
		label,
		batchSize: options?.batchSize,
		latencyMs,
		rate: measurements.figures().rate,
		requests,
	}));
}
