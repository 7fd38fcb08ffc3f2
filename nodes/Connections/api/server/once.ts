import { ConnectionsFailure, sentences } from '../failures/failure';
import type { Connection } from './connection';
import { pauseBefore, settled } from './repeat';

/** How a thing is made on the server, and how one whose answer was lost is found again. */
export interface Making<Result> {
	/** Sends everything once, with a fresh stream. */
	send(): Promise<Result>;
	/** Looks whether what an earlier try made is there; null when it is not, or cannot be told. */
	find(): Promise<Result | null>;
	/** The id by which one result is told from that of another item; null where none is known. */
	idOf(result: Result): string | null;
	/**
	 * What keeps a repeat from making a second one: 'nameIsUnique' (the server refuses it with 409),
	 * 'overwrites' (it replaces the same one), 'lookTells' (a look that succeeds knows for sure, and is
	 * taken before each repeat), or nothing.
	 */
	guard: 'nameIsUnique' | 'overwrites' | 'lookTells' | 'none';
	/** what is left open where nothing could be found out; default: "the file was stored" */
	outcome?: string;
}

/**
 * Makes a thing once and only once: sends again after failures that allow it, with growing waits,
 * and looks for it where an answer was lost.
 *
 * @throws ConnectionsFailure the last one, or one that says that the outcome is unknown
 */
export async function madeOnce<Result>(
	connection: Connection,
	steps: Making<Result>,
): Promise<Result> {
	const unknown = (error: ConnectionsFailure) => new OutcomeUnknown(error, steps.outcome);
	let inDoubt = false;
	let renewed = false;
	for (let retries = 0; ; ) {
		const { done, error } = await settled(steps.send());
		if (!error) {
			claim(connection, steps.idOf(done));
			return done;
		}
		if (error.code === 'tokenRenewed' && !renewed) {
			// the token is new by now, and the upload has to begin anew with it
			renewed = true;
			continue;
		}
		const doubtedBefore = inDoubt;
		inDoubt ||= error.repeatable === 'perhaps' || error.repeatable === 'look';
		const lookAgain = async () => {
			const look = await settled(steps.find());
			if (look.error?.code === 'cancelled') throw inDoubt ? unknown(look.error) : look.error;
			// a repeat without a look could make a second one
			if (look.error && steps.guard === 'lookTells') throw unknown(error);
			// else a look that fails must not hide the failure that led to it
			const isFound = Boolean(look.done) && claim(connection, steps.idOf(look.done as Result));
			return { found: isFound ? (look.done ?? null) : null, error: look.error };
		};
		// whatever an earlier try was told, it may have left the file that this one meets
		if (steps.guard !== 'overwrites' && (inDoubt || (retries > 0 && isConflict(error)))) {
			const look = await lookAgain();
			if (look.found) return look.found;
			const absent = look.error?.httpCode === '404' || steps.guard === 'lookTells';
			if (absent && error.repeatable === 'look' && !doubtedBefore) throw error;
		}
		const wait = pauseBefore(connection, error, retries);
		if (wait === null || (inDoubt && steps.guard === 'none')) {
			throw inDoubt ? unknown(error) : error;
		}
		await connection.pause(wait);
		if (inDoubt && steps.guard === 'lookTells') {
			const { found } = await lookAgain();
			if (found) return found;
		}
		retries += 1;
	}
}

/** What each run has told as done: none of it can be the lost file of another item. */
const claims = new WeakMap<Connection, Set<string>>();

/** Notes that this is what became of an item; false where it is another item's already. */
function claim(connection: Connection, id: string | null): boolean {
	if (!id) return true;
	const claimed = claims.get(connection) ?? new Set<string>();
	claims.set(connection, claimed);
	const isNew = !claimed.has(id);
	claimed.add(id);
	return isNew;
}

/** Whether the name of a thing is taken. */
export function isConflict({ httpCode, code }: ConnectionsFailure): boolean {
	return httpCode === '409' || code === 'ItemExists';
}

/** Whether the name of a thing is taken by another one for sure, not perhaps by what an earlier try made. */
export function isTaken(error: ConnectionsFailure): boolean {
	return isConflict(error) && !(error instanceof OutcomeUnknown);
}

/** A failure that leaves open what became of a thing. */
export class OutcomeUnknown extends ConnectionsFailure {
	constructor(error: ConnectionsFailure, outcome = 'the file was stored') {
		super(
			`${error.message}, and whether ${outcome} could not be found out`,
			sentences('Look in Connections before you run the item again.', error.description),
			error.httpCode,
			error.code,
			'no',
		);
	}
}
