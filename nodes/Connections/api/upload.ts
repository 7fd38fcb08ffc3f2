import type { Connection } from './connection';
import { ConnectionsFailure, sentences } from './failure';

/** How an upload is sent, and how one whose answer was lost is found again. */
export interface UploadSteps<Result> {
	/** Sends everything once, with a fresh stream. */
	send(): Promise<Result>;
	/** Looks whether the file of an earlier try is there; null when it is not, or cannot be told. */
	find(): Promise<Result | null>;
	/**
	 * What keeps a repeat from making a second document: 'nameIsUnique' (the server refuses it with
	 * 409), 'overwrites' (it replaces the same one), or nothing.
	 */
	guard: 'nameIsUnique' | 'overwrites' | 'none';
}

/**
 * Sends an upload until it is done once: repeats it after failures that allow it, with growing
 * waits, and looks for the file where an answer was lost.
 *
 * @throws ConnectionsFailure the last one, or one that says that the outcome is unknown
 */
export async function uploadOnce<Result>(
	connection: Connection,
	steps: UploadSteps<Result>,
): Promise<Result> {
	let inDoubt = false;
	let renewed = false;
	for (let retries = 0; ; ) {
		const { done, error } = await settled(steps.send());
		if (!error) return done;
		if (error.code === 'tokenRenewed' && !renewed) {
			// n8n renewed the token, but cannot send a stream that it has used up again
			renewed = true;
			continue;
		}
		inDoubt ||= error.repeatable === 'perhaps';
		if (inDoubt && steps.guard !== 'overwrites') {
			const look = await settled(steps.find());
			if (look.error?.code === 'cancelled') throw look.error;
			// a look that fails must not hide the failure that led to it
			if (look.done) return look.done;
			if (steps.guard === 'none' || isConflict(error)) throw unknownOutcome(error);
		}
		if (error.repeatable === 'no') throw error;
		if (retries >= connection.maxRetries) throw inDoubt ? unknownOutcome(error) : error;
		await connection.pause(error.retryAfter ?? growingWait(retries));
		retries += 1;
	}
}

type Settled<T> = { done: T; error?: undefined } | { done?: undefined; error: ConnectionsFailure };

/** The outcome of a step; what is no failure of Connections is thrown on. */
async function settled<T>(step: Promise<T>): Promise<Settled<T>> {
	return await step.then(
		(done) => ({ done }),
		(error: unknown) => {
			if (error instanceof ConnectionsFailure) return { error };
			throw error;
		},
	);
}

function isConflict({ httpCode, code }: ConnectionsFailure): boolean {
	return httpCode === '409' || code === 'ItemExists';
}

/** Milliseconds before the next try: doubled each time, up to half a minute, with a random share. */
function growingWait(retries: number): number {
	const longest = Math.min(30_000, 500 * 2 ** retries);
	return longest * (1 + Math.random() / 2);
}

function unknownOutcome(error: ConnectionsFailure): ConnectionsFailure {
	return new ConnectionsFailure(
		`${error.message}, and whether the file was stored could not be found out`,
		sentences('Look in Connections before you run the item again.', error.description),
		error.httpCode,
		error.code,
		'no',
	);
}
