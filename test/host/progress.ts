/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import type { Log } from './problem';

const EVERY_MS = 5000;

/** Seconds since a time of `Date.now()`, as a person reads them: `42 s`, `3 min 05 s`. */
export function elapsed(since: number): string {
	const seconds = Math.round((Date.now() - since) / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Does a piece of work and says every five seconds that it is still going on.
 * `detail` adds how far it is.
 */
export async function withProgress<T>(
	log: Log,
	what: string,
	work: () => Promise<T>,
	detail?: () => string,
): Promise<T> {
	const started = Date.now();
	log(`${what} …`);
	const ticker = setInterval(() => {
		log(`${what} … ${detail ? `${detail()}, ` : ''}${elapsed(started)}`);
	}, EVERY_MS);
	try {
		return await work();
	} finally {
		clearInterval(ticker);
	}
}
