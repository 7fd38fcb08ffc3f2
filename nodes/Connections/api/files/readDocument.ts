import type { WireAnswer } from '../../transport/wire';
import type { XmlElement } from '../atom/xml';
import { type Connection, exchange } from '../server/connection';
import { type Query, withQuery } from '../server/query';
import { entryIn, entryOf, type ReadEntry, readEntry, shownHeaders, unheard } from '../server/read';
import { isMissing } from '../server/remove';
import { settled } from '../server/repeat';
import { type DocumentEntry, readDocument } from './document';
import { storedLabel } from './label';
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
	return await inEitherForm(file, async (one) => {
		const url = entryUrl(connection, one, query);
		const { entry, headers } = await readEntry(connection, url, fileSubject(connection, one, verb));
		return documentIn(entry, headers);
	});
}

/** The same by one request, for a step that is repeated as a whole. */
export async function fetchDocumentOnce(
	connection: Connection,
	file: FileAddress,
	verb: string,
): Promise<ReadDocument> {
	return await inEitherForm(file, async (one) => {
		const subject = fileSubject(connection, one, verb);
		const request = { method: 'GET', url: entryUrl(connection, one, {}), headers: {} } as const;
		const answer = await exchange(connection, request, [200], subject);
		const { entry, headers } = entryOf(answer, subject);
		return documentIn(entry, headers);
	});
}

/**
 * Reads a file as it was named. Where no file has that label, and Files would have stored it with
 * underscores for some of its characters, the file of that label is the one that is meant.
 */
async function inEitherForm(
	file: FileAddress,
	read: (file: FileAddress) => Promise<ReadDocument>,
): Promise<ReadDocument> {
	const { done, error } = await settled(read(file));
	if (!error) return done;
	if (hasPlainName(file) || !isMissing(error)) throw error;
	const other = await settled(read({ ...file, value: storedLabel(file.value) }));
	if (other.done) return other.done;
	// it speaks of the label as the user knows it
	throw isMissing(other.error) ? error : other.error;
}

/** Whether the name of a file is the same in every form: an id, or a label as Files stores it. */
const hasPlainName = ({ by, value }: FileAddress) => by === 'uuid' || storedLabel(value) === value;

/**
 * The file as any address can name it: where Files may have stored its label in another form, it is
 * looked up.
 *
 * @throws ConnectionsFailure
 */
export async function plainlyNamed(
	connection: Connection,
	file: FileAddress,
): Promise<FileAddress> {
	return hasPlainName(file) ? file : await fileById(connection, file, 'see');
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
	known: true,
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
	throw error.inWords(`The file was ${done}, but could not be read afterwards: ${error.message}`);
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
