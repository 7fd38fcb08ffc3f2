import { ConnectionsFailure, sentences } from '../failures/failure';
import type { Connection } from '../server/connection';

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

/** Milliseconds; a server that wants a longer pause gets no further try in this run. */
const longestWait = 600_000;

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
		if (!error) {
			claim(connection, done);
			return done;
		}
		if (error.code === 'tokenRenewed' && !renewed) {
			// the token is new by now, and the upload has to begin anew with it
			renewed = true;
			continue;
		}
		const doubtedBefore = inDoubt;
		inDoubt ||= error.repeatable === 'perhaps' || error.repeatable === 'look';
		// whatever an earlier try was told, it may have left the file that this one meets
		if (steps.guard !== 'overwrites' && (inDoubt || (retries > 0 && isConflict(error)))) {
			const look = await settled(steps.find());
			if (look.error?.code === 'cancelled') throw inDoubt ? unknownOutcome(look.error) : look.error;
			// a look that fails must not hide the failure that led to it
			if (look.done && claim(connection, look.done)) return look.done;
			const absent = look.error?.httpCode === '404';
			if (absent && error.repeatable === 'look' && !doubtedBefore) throw error;
		}
		const wait = error.retryAfter ?? growingWait(retries);
		if (
			!['yes', 'perhaps'].includes(error.repeatable) ||
			(inDoubt && steps.guard === 'none') ||
			retries >= connection.maxRetries ||
			wait > longestWait
		) {
			throw inDoubt ? unknownOutcome(error) : error;
		}
		await connection.pause(wait);
		retries += 1;
	}
}

/** What each run has told as done: none of it can be the lost file of another item. */
const claims = new WeakMap<Connection, Set<string>>();

/** Notes that this is what became of an item; false where it is another item's already. */
function claim(connection: Connection, result: unknown): boolean {
	const { document, field } = Object(result) as {
		document?: { id: string | null } | null;
		field?: { fid: string } | null;
	};
	const id = document?.id ?? field?.fid;
	if (!id) return true;
	const claimed = claims.get(connection) ?? new Set<string>();
	claims.set(connection, claimed);
	const isNew = !claimed.has(id);
	claimed.add(id);
	return isNew;
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
