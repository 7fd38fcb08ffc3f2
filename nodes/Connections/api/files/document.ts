import { count, href, link, listOf, uuidOf } from '../atom/values';
import { child, children, textOf, type XmlElement } from '../atom/xml';

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
	author: { id: string | null; name: string | null; email: string | null };
	tags: string[];
	/** the page to open in a browser */
	url: string | null;
	downloadUrl: string | null;
	editUrl: string | null;
	/** what the signed-in user may do, when it was asked for with acls=true */
	permissions: string[] | null;
}

/**
 * Reads a Files entry. Seen on real servers: ids behind "urn:lsid:ibm.com:td:", empty elements,
 * a thumbnail link without address, and an enclosure below /anonymous/ even for private files,
 * which is why the download address is that of edit-media. Its length alone is the size:
 * td:totalMediaSize is the sum over all versions (recorded answers: 34, then 68 after an update).
 */
export function readDocument(entry: XmlElement): DocumentEntry {
	const enclosure = link(entry, 'enclosure');
	const content = child(entry, 'content');
	const author = child(entry, 'author');
	return {
		id: textOf(entry, 'td:uuid') ?? uuidOf(textOf(entry, 'id')),
		label: textOf(entry, 'td:label'),
		title: textOf(entry, 'title'),
		libraryId: textOf(entry, 'td:libraryId'),
		libraryType: textOf(entry, 'td:libraryType'),
		visibility: textOf(entry, 'td:visibility'),
		mimeType: enclosure?.attributes.type ?? content?.attributes.type ?? null,
		size: count(enclosure?.attributes.length),
		version: textOf(entry, 'td:versionLabel'),
		created: textOf(entry, 'td:created') ?? textOf(entry, 'published'),
		modified: textOf(entry, 'td:modified') ?? textOf(entry, 'updated'),
		updated: textOf(entry, 'updated'),
		author: {
			id: textOf(author, 'snx:userid'),
			name: textOf(author, 'name'),
			email: textOf(author, 'email'),
		},
		tags: children(entry, 'category')
			.filter(({ attributes }) => !attributes.scheme && attributes.term)
			.map(({ attributes }) => attributes.term),
		url: href(entry, 'alternate'),
		downloadUrl: href(entry, 'edit-media'),
		editUrl: href(entry, 'edit'),
		permissions: listOf(textOf(entry, 'td:permissions')),
	};
}
