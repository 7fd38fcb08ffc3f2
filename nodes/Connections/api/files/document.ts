import {
	count,
	href,
	idIn,
	link,
	listOf,
	own,
	type Person,
	personOf,
	rankOf,
	tagsOf,
} from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';

/** A document or attachment as its Atom entry tells it; null is what the server did not say. */
export interface DocumentEntry {
	id: string | null;
	label: string | null;
	title: string | null;
	libraryId: string | null;
	libraryType: string | null;
	visibility: string | null;
	mimeType: string | null;
	/** bytes of this version; null where the entry names no length */
	size: number | null;
	version: string | null;
	created: string | null;
	modified: string | null;
	/** when the server last touched it; unlike the two above no request can set it */
	updated: string | null;
	author: Person;
	tags: string[];
	/** the page to open in a browser */
	url: string | null;
	downloadUrl: string | null;
	editUrl: string | null;
	/** what the signed-in user may do, when it was asked for with acls=true */
	permissions: string[] | null;
	/** where it lies, when it was asked for with includePath=true */
	path: string | null;
	summary: string | null;
	/** id of the current version */
	versionId: string | null;
	/** who changed it last */
	modifiedBy: Person;
	/** who holds the lock; null: not locked */
	lockedBy: Person | null;
	comments: number | null;
	likes: number | null;
	downloads: number | null;
	/** with how many people and communities it is shared */
	shares: number | null;
	/** in how many folders it lies */
	folders: number | null;
	/** what only an entry of the trash says */
	trashed: { deletedBy: Person; deletedAt: string | null; originalPlace: string | null } | null;
}

/**
 * Reads a Files entry. Seen on real servers: ids behind "urn:lsid:ibm.com:td:", empty elements,
 * a thumbnail link without address, and an enclosure below /anonymous/ even for private files,
 * which is why the download address is that of edit-media. Its length alone is the size:
 * td:totalMediaSize is the sum over all versions (recorded answers: 34, then 68 after an update).
 */
export function readDocument(entry: XmlElement): DocumentEntry {
	const enclosure = link(entry, 'enclosure');
	const mimeType = enclosure?.attributes.type ?? child(entry, 'content')?.attributes.type;
	return {
		id: idIn(entry),
		label: textOf(entry, 'td:label'),
		title: textOf(entry, 'title'),
		libraryId: textOf(entry, 'td:libraryId'),
		libraryType: textOf(entry, 'td:libraryType'),
		visibility: textOf(entry, 'td:visibility'),
		mimeType: mimeType === undefined ? null : own(mimeType),
		size: count(enclosure?.attributes.length),
		version: textOf(entry, 'td:versionLabel'),
		created: textOf(entry, 'td:created') ?? textOf(entry, 'published'),
		modified: textOf(entry, 'td:modified') ?? textOf(entry, 'updated'),
		updated: textOf(entry, 'updated'),
		author: personOf(child(entry, 'author')),
		tags: tagsOf(entry),
		url: href(entry, 'alternate'),
		downloadUrl: href(entry, 'edit-media'),
		editUrl: href(entry, 'edit'),
		permissions: listOf(textOf(entry, 'td:permissions')),
		path: textOf(entry, 'td:path'),
		summary: textOf(entry, 'summary'),
		versionId: textOf(entry, 'td:versionUuid'),
		modifiedBy: personOf(child(entry, 'td:modifier')),
		lockedBy: lockOwner(child(entry, 'td:lock')),
		comments: rankOf(entry, 'comment'),
		likes: rankOf(entry, 'recommendations'),
		downloads: rankOf(entry, 'hit'),
		shares: rankOf(entry, 'share'),
		folders: rankOf(entry, 'collections'),
		trashed: trashOf(entry),
	};
}

/**
 * The id of the document below whose address an entry lies: a comment's, an attachment's, a version's.
 */
export function documentIdIn(entry: XmlElement): string | null {
	const address = href(entry, 'edit') ?? href(entry, 'self') ?? '';
	const [, id = null] = /\/document\/([^/?#]+)\//.exec(address) ?? [];
	return id;
}

/** "HARD" has the owner as a child, "NONE" is no lock (recorded answers). */
function lockOwner(lock: XmlElement | undefined): Person | null {
	return lock?.attributes.type === 'HARD' ? personOf(child(lock, 'td:owner')) : null;
}

/** Entries of the trash have elements of their own, and lack others (recorded answers). */
function trashOf(entry: XmlElement): DocumentEntry['trashed'] {
	const deletedAt = textOf(entry, 'td:deletedWhen');
	const deletedBy = child(entry, 'td:deletedBy');
	if (deletedAt === null && !deletedBy) return null;
	const originalPlace = textOf(entry, 'td:originalDisplayLocation');
	return { deletedBy: personOf(deletedBy), deletedAt, originalPlace };
}
