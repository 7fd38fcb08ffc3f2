import { count, href, idIn, link, type Person, personOf } from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Connection } from '../server/connection';
import { collect } from '../server/paging';
import { withQuery } from '../server/query';
import { readEntry } from '../server/read';
import { canBe } from './kind';
import { fileAddress, type FileAddress, fileSubject, identifierOf } from './library';
import type { ReadDocument } from './readDocument';

/** A version of a file as its entry tells it; null is what the server did not say. */
export interface VersionEntry {
	id: string | null;
	documentId: string | null;
	/** its number */
	version: string | null;
	title: string | null;
	summary: string | null;
	mimeType: string | null;
	/** bytes */
	size: number | null;
	created: string | null;
	/** when the next version took its place; of the current one: when it was last touched */
	updated: string | null;
	author: Person;
	downloadUrl: string | null;
	/** where all of this was read */
	entry: XmlElement;
}

/** Reads the entry of a version; its shape is that of recorded answers of Wikis, the same code. */
export function readVersion(entry: XmlElement): VersionEntry {
	const enclosure = link(entry, 'enclosure');
	return {
		id: idIn(entry),
		documentId: textOf(entry, 'td:documentUuid'),
		version: textOf(entry, 'td:versionLabel'),
		title: textOf(entry, 'title'),
		summary: textOf(entry, 'summary'),
		mimeType: enclosure?.attributes.type ?? child(entry, 'content')?.attributes.type ?? null,
		size: count(enclosure?.attributes.length),
		created: textOf(entry, 'td:created') ?? textOf(entry, 'published'),
		updated: textOf(entry, 'updated'),
		author: personOf(child(entry, 'author') ?? child(entry, 'td:modifier')),
		downloadUrl: href(entry, 'edit-media') ?? enclosure?.attributes.href ?? null,
		entry,
	};
}

/**
 * The versions of a file, newest first ("Retrieving a feed of versions"): category=version on the
 * document's feed.
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listVersions(
	connection: Connection,
	file: FileAddress,
	limit: number | null,
	verb = 'see',
): Promise<VersionEntry[]> {
	return await collect(
		connection,
		{
			address: `${fileAddress(connection, file)}/feed`,
			query: { ...identifierOf(file), category: 'version' },
			subject: fileSubject(connection, file, verb),
			idOf: idIn,
			read: (entry) => (canBe('version', entry) ? readVersion(entry) : null),
		},
		limit,
	);
}

/**
 * One version by its id, or by its number: addresses take only ids ("The request parameter id … is
 * invalid", recorded), so a number is looked up in the list.
 *
 * @param file named by its id
 * @throws ConnectionsFailure
 */
export async function fetchVersion(
	connection: Connection,
	file: FileAddress,
	wanted: string,
	verb = 'see',
): Promise<VersionEntry> {
	if (!/^\d+$/.test(wanted)) {
		const subject = {
			...fileSubject(connection, file, verb),
			target: `the version ${wanted} of the file ${file.value}`,
			placeLabel: 'Version',
		};
		const url = withQuery(`${versionAddress(connection, file, wanted)}/entry`, {});
		return readVersion((await readEntry(connection, url, subject)).entry);
	}
	const versions = await listVersions(connection, file, null, verb);
	const found = versions.find(
		({ version }) => version !== null && Number(version) === Number(wanted),
	);
	if (found) return found;
	const numbers = versions.map(({ version }) => version).filter((version) => version !== null);
	throw new ConnectionsFailure(
		`The file ${file.value} has no version ${wanted}`,
		`Its versions are: ${numbers.join(', ')}. Set one of these as 'Version', or leave it empty for the current one.`,
		null,
		'NoSuchVersion',
		'no',
	);
}

/** What is known of a file, with that version in the place of the current one. */
export function atVersion(
	{ document, ...read }: ReadDocument,
	version: VersionEntry,
): ReadDocument {
	return {
		...read,
		document: {
			...document,
			version: version.version,
			versionId: version.id,
			size: version.size,
			mimeType: version.mimeType ?? document.mimeType,
			summary: version.summary,
			downloadUrl: version.downloadUrl,
		},
	};
}

/** The address of a version, without a trailing slash. */
export function versionAddress(connection: Connection, file: FileAddress, id: string): string {
	return `${fileAddress(connection, file)}/version/${encodeURIComponent(id)}`;
}
