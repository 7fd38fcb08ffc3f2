import type { XmlElement } from '../atom/xml';
import { type Connection, exchange } from '../server/connection';
import { type Query, withQuery } from '../server/query';
import { entryOf, type ReadEntry, readEntry, unheard } from '../server/read';
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
