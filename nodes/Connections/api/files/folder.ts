import { href, idIn, listOf, type Person, personOf, rankOf } from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { type Connection, filesAddress } from '../server/connection';
import { wellFormed } from '../server/query';
import { type ReadEntry, readEntry, unheard } from '../server/read';

/** A folder (a collection in the API) as its entry tells it; null is what the server did not say. */
export interface FolderEntry {
	id: string | null;
	label: string | null;
	title: string | null;
	summary: string | null;
	visibility: string | null;
	/** files in it */
	items: number | null;
	created: string | null;
	modified: string | null;
	author: Person;
	/** the page to open in a browser */
	url: string | null;
	communityId: string | null;
	/** whether td:type calls it a community's; null where it is not told */
	isOfCommunity: boolean | null;
	/** what the signed-in user may do, when it was asked for with acls=true */
	permissions: string[] | null;
}

/** A folder that was read, with all that the server said of it. */
export interface ReadFolder extends ReadEntry {
	folder: FolderEntry;
}

/** Reads the entry of a folder (recorded answers); the community is told by newer servers. */
export function readFolder(entry: XmlElement): FolderEntry {
	const communityId = textOf(entry, 'snx:communityUuid');
	const type = textOf(entry, 'td:type');
	return {
		id: idIn(entry),
		label: textOf(entry, 'td:label'),
		title: textOf(entry, 'title'),
		summary: textOf(entry, 'summary'),
		visibility: textOf(entry, 'td:visibility'),
		items: rankOf(entry, 'item'),
		created: textOf(entry, 'td:created') ?? textOf(entry, 'published'),
		modified: textOf(entry, 'td:modified') ?? textOf(entry, 'updated'),
		author: personOf(child(entry, 'author')),
		url: href(entry, 'alternate'),
		communityId,
		isOfCommunity: communityId !== null || (type === null ? null : type === 'community'),
		permissions: listOf(textOf(entry, 'td:permissions')),
	};
}

/** The folder in an entry, e.g. of a feed. */
export function folderIn(entry: XmlElement, headers = unheard): ReadFolder {
	return { entry, headers, folder: readFolder(entry) };
}

/** The address of a folder, without a trailing slash. */
export function folderAddress(connection: Connection, id: string): string {
	return filesAddress(connection, `/collection/${encodeURIComponent(wellFormed(id))}`);
}

/** The subject of what is done to a folder. */
export function folderSubject({ oauth }: Connection, id: string, verb: string): Subject {
	return {
		verb,
		kind: 'folder',
		target: `the folder ${id}`,
		placeLabel: 'Folder',
		ids: [{ kind: 'folder', id }],
		preposition: 'in',
		application: 'Files',
		oauth,
	};
}

/**
 * Reads a folder ("Retrieving a folder"): GET of its entry.
 *
 * @throws ConnectionsFailure
 */
export async function fetchFolder(connection: Connection, id: string): Promise<ReadFolder> {
	const url = `${folderAddress(connection, id)}/entry`;
	const subject = folderSubject(connection, id, 'see');
	const { entry, headers } = await readEntry(connection, url, subject);
	return folderIn(entry, headers);
}
