import { sleep } from 'n8n-workflow';
import type { Cause } from './wire';

/** How far an upload has come; the stream counts, the watchdog looks. */
export interface Progress {
	/** bytes that the connection took */
	taken: number;
	/** monotonic ms of the last byte, or of the start */
	movedAt: number;
	/** whether every byte was taken, so that only the answer is missing */
	complete: boolean;
}

/** Monotonic milliseconds. */
export const now = () => performance.now();

/** A fresh progress; a request that streams no bytes only waits for its answer. */
export function startProgress(streamsBytes: boolean): Progress {
	return { taken: 0, movedAt: now(), complete: !streamsBytes };
}

/** The answer may take ten times as long as a pause between bytes: virus scanners read it all. */
export const answerPatience = 10;

/**
 * Resolves with the cause once the progress stands still for too long; never for an upload that
 * moves, however slowly. Ends without a verdict when the signal is aborted.
 *
 * @param stallTimeout seconds without a byte taken
 */
export async function standstill(
	progress: Progress,
	stallTimeout: number,
	signal: AbortSignal,
): Promise<Cause | null> {
	const stall = stallTimeout * 1000;
	const interval = Math.min(1000, stall / 4);
	while (!signal.aborted) {
		await sleep(interval, signal).catch(() => undefined);
		if (signal.aborted) break;
		const idle = now() - progress.movedAt;
		if (!progress.complete && idle >= stall) return 'stalled';
		if (progress.complete && idle >= stall * answerPatience) return 'unanswered';
	}
	return null;
}
