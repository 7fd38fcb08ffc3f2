import { sleep } from 'n8n-workflow';
import type { TransportSettings } from './context';
import { type Cause, TransportFailure } from './wire';

/** How far a request has come; the stream counts, the watchdog looks. */
export interface Progress {
	/** bytes that the connection took or gave */
	taken: number;
	/** monotonic ms of the last byte, or of the start */
	movedAt: number;
	/** whether every byte was taken, so that only the answer is missing */
	complete: boolean;
	/** whether it waits for n8n, not for the server; the clock stands then */
	paused?: boolean;
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
		if (progress.paused) continue;
		const idle = now() - progress.movedAt;
		if (!progress.complete && idle >= stall) return 'stalled';
		if (progress.complete && idle >= stall * answerPatience) return 'unanswered';
	}
	return null;
}

/** Stops the request when it stands still, and says why. */
export async function watch(
	progress: Progress,
	bodySent: () => boolean,
	{ stallTimeout }: TransportSettings,
	stop: AbortController,
): Promise<never> {
	const cause: Cause | null = await standstill(progress, stallTimeout, stop.signal);
	// an execution that is stopped need not wait for n8n, which may be renewing a token
	if (cause === null) throw new TransportFailure('cancelled', '', bodySent());
	const limit = cause === 'unanswered' ? stallTimeout * answerPatience : stallTimeout;
	throw new TransportFailure(cause, `nothing moved for ${limit} seconds`, bodySent());
}
