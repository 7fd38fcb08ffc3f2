import { ConnectionsFailure } from '../failures/failure';
import type { Connection } from './connection';

/** Milliseconds; a server that wants a longer pause gets no further try in this run. */
const usualLongestPause = 600_000;

export type Settled<T> =
	| { done: T; error?: undefined }
	| { done?: undefined; error: ConnectionsFailure };

/** The outcome of a step; what is no failure of Connections is thrown on. */
export async function settled<T>(step: Promise<T>): Promise<Settled<T>> {
	return await step.then(
		(done) => ({ done }),
		(error: unknown) => {
			if (error instanceof ConnectionsFailure) return { error };
			throw error;
		},
	);
}

/**
 * Milliseconds to wait before a failed request is sent again: what the server asks for, else doubled
 * each time, up to half a minute, with a random share. Null where it is not to be sent again.
 *
 * @param retries how often it was sent again before
 */
export function pauseBefore(
	connection: Connection,
	{ repeatable, retryAfter }: ConnectionsFailure,
	retries: number,
): number | null {
	if (!['yes', 'perhaps'].includes(repeatable) || retries >= connection.maxRetries) return null;
	const longest = Math.min(30_000, 500 * 2 ** retries);
	const wait = retryAfter ?? longest * (1 + Math.random() / 2);
	return wait > (connection.longestPause ?? usualLongestPause) ? null : wait;
}

/**
 * Does what ends the same however often it is done (reading, replacing, deleting, sharing): again
 * after cuts, 429, 502, 503, 504, with growing waits, and once with a renewed token.
 *
 * @param step gets how often it was done before
 * @throws ConnectionsFailure the last one
 */
export async function repeated<T>(
	connection: Connection,
	step: (retries: number) => Promise<T>,
): Promise<T> {
	let renewed = false;
	for (let retries = 0; ; ) {
		const { done, error } = await settled(step(retries));
		if (!error) return done;
		if (error.code === 'tokenRenewed' && !renewed) {
			renewed = true;
			continue;
		}
		const wait = pauseBefore(connection, error, retries);
		if (wait === null) throw error;
		await connection.pause(wait);
		retries += 1;
	}
}
