import { header, type WireAnswer } from '../../transport/wire';
import { attempt } from '../atom/attempt';
import { parseXml, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Repeatable, Subject } from '../failures/subject';
import { type Connection, exchange } from './connection';
import { repeated } from './repeat';

/** The headers of an answer that outputs show. */
export interface ShownHeaders {
	location: string | null;
	etag: string | null;
	lastModified: string | null;
}

/** An Atom entry, and what the answer said beside it. */
export interface ReadEntry {
	entry: XmlElement;
	headers: ShownHeaders;
}

/** No headers: an entry of a feed has none of its own. */
export const unheard: ShownHeaders = { location: null, etag: null, lastModified: null };

/** Location, ETag and Last-Modified of an answer. */
export function shownHeaders(answer: WireAnswer): ShownHeaders {
	return {
		location: header(answer, 'location'),
		etag: header(answer, 'etag'),
		lastModified: header(answer, 'last-modified'),
	};
}

/**
 * Asks for something by GET, again after failures that may pass.
 *
 * @throws ConnectionsFailure for everything but a 200
 */
export async function ask(
	connection: Connection,
	url: string,
	subject: Subject,
): Promise<WireAnswer> {
	return await repeated(
		connection,
		async () => await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject),
	);
}

/**
 * Reads one Atom entry by GET.
 *
 * @throws ConnectionsFailure 'UnreadableEntry' when something else came, and whatever `ask` throws
 */
export async function readEntry(
	connection: Connection,
	url: string,
	subject: Subject,
): Promise<ReadEntry> {
	return entryOf(await ask(connection, url, subject), subject);
}

/**
 * The Atom entry in an answer that should hold one.
 *
 * @param repeatable 'look' where the request made what the answer should tell of
 * @throws ConnectionsFailure 'UnreadableEntry'
 */
export function entryOf(
	answer: WireAnswer,
	subject: Subject,
	repeatable: Repeatable = 'no',
): ReadEntry {
	const entry = entryIn(answer);
	if (entry) return { entry, headers: shownHeaders(answer) };
	throw new ConnectionsFailure(
		`The answer for the ${subject.kind} could not be read`,
		'Connections sent no Atom entry. Run the item again; if it happens again, tell the administrator.',
		String(answer.status),
		'UnreadableEntry',
		repeatable,
	);
}

/** The Atom entry in an answer, null where there is none: some answers are empty by design. */
export function entryIn({ body }: Pick<WireAnswer, 'body'>): XmlElement | null {
	const root = attempt(() => parseXml(body));
	return root?.name === 'entry' ? root : null;
}
