import type { WireAnswer } from '../../transport/wire';
import type { XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import { type Connection, exchange } from '../server/connection';
import { type Query, withQuery } from '../server/query';
import { entryIn, entryOf, type ReadEntry, readEntry, shownHeaders, unheard } from '../server/read';
import { settled } from '../server/repeat';
import { type DocumentEntry, readDocument } from './document';
import { type FileAddress, fileAddress, fileSubject, identifierOf } from './library';

/** A document that was read, with all that the server said of it. */
export interface ReadDocument extends ReadEntry {
	document: DocumentEntry;
}

/** The document in an entry, e.g. of a feed. */
export function documentIn(entry: XmlElement, headers = unheard): ReadDocument {
	return { entry, headers, document: readDocument(entry) };
}

/** Tags come back only when they are asked for (recorded answers). */
const always: Query = { includeTags: true };

function entryUrl(connection: Connection, file: FileAddress, query: Query): string {
	const address = `${fileAddress(connection, file)}/entry`;
	return withQuery(address, { ...identifierOf(file), ...always, ...query });
}

/**
 * Reads a file's metadata ("Retrieving file metadata"): GET of its entry, again after failures that
 * may pass.
 *
 * @param query acls, includePath
 * @param verb what the user does: "see", "download" …
 * @throws ConnectionsFailure
 */
export async function fetchDocument(
	connection: Connection,
	file: FileAddress,
	query: Query = {},
	verb = 'see',
): Promise<ReadDocument> {
	const url = entryUrl(connection, file, query);
	const { entry, headers } = await readEntry(connection, url, fileSubject(connection, file, verb));
	return documentIn(entry, headers);
}

/** The same by one request, for a step that is repeated as a whole. */
export async function fetchDocumentOnce(
	connection: Connection,
	file: FileAddress,
	verb: string,
): Promise<ReadDocument> {
	const subject = fileSubject(connection, file, verb);
	const request = { method: 'GET', url: entryUrl(connection, file, {}), headers: {} } as const;
	const { entry, headers } = entryOf(await exchange(connection, request, [200], subject), subject);
	return documentIn(entry, headers);
}

/**
 * The same file by its id: for addresses that take no label, and so that a repeat meets the same
 * file whatever its label is by then.
 *
 * @throws ConnectionsFailure
 */
export async function fileById(
	connection: Connection,
	file: FileAddress,
	verb: string,
): Promise<FileAddress> {
	if (file.by === 'uuid') return file;
	const { document } = await fetchDocument(connection, file, {}, verb);
	return named(file, document);
}

/** The file by the id that its entry tells. */
export const named = (file: FileAddress, { id }: DocumentEntry): FileAddress => ({
	...file,
	by: 'uuid',
	value: id ?? file.value,
});

/**
 * Reads a file after something was done to it; a failure says that it was done.
 *
 * @param done "locked", "shared" …
 * @throws ConnectionsFailure
 */
export async function fetchChanged(
	connection: Connection,
	file: FileAddress,
	done: string,
): Promise<ReadDocument> {
	const { done: read, error } = await settled(fetchDocument(connection, file));
	if (!error) return read;
	const { message, description, httpCode, code } = error;
	throw new ConnectionsFailure(
		`The file was ${done}, but could not be read afterwards: ${message}`,
		description,
		httpCode,
		code,
		'no',
	);
}

/**
 * The document in the answer to a change; where none came, the file is read.
 *
 * @throws ConnectionsFailure
 */
export async function changedDocument(
	connection: Connection,
	file: FileAddress,
	answer: WireAnswer,
	done: string,
): Promise<ReadDocument> {
	const entry = entryIn(answer);
	return entry
		? documentIn(entry, shownHeaders(answer))
		: await fetchChanged(connection, file, done);
}
