import { attempt } from '../atom/attempt';
import { type FaithfulElement, faithfulDocument, parseFaithful } from '../atom/faithful';
import { textOf } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { entryIn, type ReadEntry, shownHeaders } from '../server/read';
import { repeated, settled } from '../server/repeat';
import { sendEntry } from './write';

/** An entry to change: where it is, and what becomes of it. */
export interface EntryUpdate {
	url: string;
	subject: Subject;
	/**
	 * The entry as it is to be; the same one where nothing is to be changed. It may be called again with
	 * the entry as it is by then, also with one that it has changed itself.
	 *
	 * @param again whether an earlier try may have changed it already
	 */
	change(entry: FaithfulElement, again: boolean): FaithfulElement | Promise<FaithfulElement>;
	/** the address to write to, where it is another one */
	writeTo?: string;
}

/** How often an entry that others change at the same time is read. */
const mostReads = 3;

/**
 * Changes an entry of Activities: it is read, changed and written back whole, since a PUT replaces it
 * (public SDK). The server looks at no condition (its ETags are the time of the answer, recorded), so
 * the entry is read once more right before it is written: where its `updated` moved meanwhile, all is
 * done anew, at most three times.
 *
 * @returns the entry after the change, and whether anything was written
 * @throws ConnectionsFailure
 */
export async function updateEntry(
	connection: Connection,
	update: EntryUpdate,
): Promise<ReadEntry & { written: boolean }> {
	return await repeated(
		connection,
		async (retries) => await updateOnce(connection, update, retries > 0),
	);
}

async function updateOnce(
	connection: Connection,
	{ url, subject, change, writeTo = url }: EntryUpdate,
	again: boolean,
): Promise<ReadEntry & { written: boolean }> {
	let before = await read(connection, url, subject);
	if ((await change(before.entry, again)) === before.entry) {
		return { entry: before.entry.element, headers: before.headers, written: false };
	}
	for (let reads = 1; ; reads++) {
		const now = await read(connection, url, subject);
		if (updatedOf(now.entry) === updatedOf(before.entry)) {
			const text = faithfulDocument(await change(now.entry, again));
			const answer = await sendEntry(connection, 'PUT', writeTo, text, [200, 204], subject);
			const entry = entryIn(answer);
			if (entry) return { entry, headers: shownHeaders(answer), written: true };
			// the answer may be empty; a change that was taken is none the less done when it cannot be read
			const { done: after = now } = await settled(read(connection, url, subject));
			return { entry: after.entry.element, headers: after.headers, written: true };
		}
		if (reads === mostReads) throw busy(subject);
		before = now;
	}
}

const updatedOf = ({ element }: FaithfulElement) => textOf(element, 'updated');

async function read(connection: Connection, url: string, subject: Subject) {
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	const entry = attempt(() => parseFaithful(answer.body));
	if (entry?.element.name === 'entry') return { entry, headers: shownHeaders(answer) };
	throw new ConnectionsFailure(
		`The ${subject.kind} could not be read, so nothing was changed`,
		'The answer was no Atom entry, and what is not read whole cannot be written back whole. Tell the administrator.',
		String(answer.status),
		'UnreadableEntry',
		'no',
	);
}

function busy({ kind, target }: Subject): ConnectionsFailure {
	return new ConnectionsFailure(
		`Others kept changing ${target} at the same time, so nothing was changed`,
		`The ${kind} was read ${mostReads} times, and each time it had changed before it could be written. Run the item again.`,
		null,
		'ConcurrentModification',
		'no',
	);
}
