import { idIn } from '../atom/values';
import type { XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { listSubject } from '../server/choices';
import { type Connection, filesAddress } from '../server/connection';
import type { Feed } from '../server/feed';
import { collect } from '../server/paging';
import type { Query } from '../server/query';
import type { DocumentEntry } from './document';
import { type Library, libraryAddress, targetOf } from './library';
import { inOrder } from './order';
import { documentIn, type ReadDocument } from './readDocument';

/** A list of files. */
export type DocumentList =
	| Library
	| { kind: 'folder'; id: string }
	| { kind: 'sharedWithMe' | 'sharedByMe' | 'public' | 'pinned' | 'trash' };

/** What files must be like; all of it is checked here, as servers ignore silently what they do not know. */
export interface DocumentFilters {
	/** words for the server's search index, which nobody else can check */
	search?: string;
	/** all of them */
	tags?: string[];
	visibility?: 'private' | 'public' | 'shared';
	/** ms since 1970, inclusive */
	createdAfter?: number;
	createdBefore?: number;
	modifiedAfter?: number;
	modifiedBefore?: number;
	/** user id */
	author?: string;
}

/** The order that the server is asked for: sortBy, sortOrder. */
export type DocumentOrder = Query;

/** Where a list is, and what makes it that list ("Getting a feed of …", one page each). */
function feedOf(connection: Connection, list: DocumentList): { address: string; query: Query } {
	const at = (path: string, query: Query = {}) => ({
		address: filesAddress(connection, path),
		query,
	});
	switch (list.kind) {
		case 'folder':
			return at(`/collection/${encodeURIComponent(list.id)}/feed`, { category: 'document' });
		case 'sharedWithMe':
			return at('/documents/shared/feed', { direction: 'inbound' });
		case 'sharedByMe':
			// the public SDK asks for inbound here, which gives the other list (recorded)
			return at('/documents/shared/feed', { direction: 'outbound' });
		case 'public':
			return at('/documents/feed', { visibility: 'public' });
		case 'pinned':
			return at('/myfavorites/documents/feed');
		case 'trash':
			return at('/myuserlibrary/view/recyclebin/feed');
		default:
			return { address: `${libraryAddress(connection, list)}/feed`, query: {} };
	}
}

/**
 * The feed of a list: where it is, its own parameters, and how sentences name it.
 *
 * @param query further parameters
 */
export function documentFeed(connection: Connection, list: DocumentList, query: Query = {}): Feed {
	const feed = feedOf(connection, list);
	return {
		address: feed.address,
		// tags come back only when they are asked for (recorded answers)
		query: { ...feed.query, includeTags: true, ...query },
		subject: { ...listSubject(connection, 'list of files', 'Files'), ...placeOf(list) },
	};
}

/** How sentences name a list. */
function placeOf(list: DocumentList): Pick<Subject, 'target' | 'placeLabel' | 'ids'> {
	switch (list.kind) {
		case 'folder':
			return {
				target: `the folder ${list.id}`,
				placeLabel: 'Folder',
				ids: [{ kind: 'folder', id: list.id }],
			};
		case 'sharedWithMe':
			return { target: 'what is shared with me' };
		case 'sharedByMe':
			return { target: 'what I share' };
		case 'public':
			return { target: 'the public files' };
		case 'pinned':
			return { target: 'the pinned files' };
		case 'trash':
			return { target: 'the trash' };
		default:
			return targetOf(list);
	}
}

/** The filters that a list is documented to know; the others would only be ignored. */
function asked(list: DocumentList, filters: DocumentFilters): Query {
	const { search, tags, visibility, modifiedAfter, author } = filters;
	const query: Query = { search, tag: tags };
	// "private" gives the private and the shared ones (documented)
	if (list.kind === 'myLibrary' && visibility) {
		query.visibility = visibility === 'public' ? 'public' : 'private';
	}
	// "since" compares the last change of any kind, which is never before that of the content
	if (['myLibrary', 'library', 'public'].includes(list.kind)) query.since = modifiedAfter;
	if (list.kind === 'public' && author) query.creator = author;
	return query;
}

function fits(document: DocumentEntry, filters: DocumentFilters): boolean {
	const { tags = [], visibility, author } = filters;
	const own = document.tags.map((tag) => tag.toLowerCase());
	const created = Date.parse(document.created ?? '');
	const modified = Date.parse(document.modified ?? '');
	return (
		tags.every((tag) => own.includes(tag.toLowerCase())) &&
		(visibility === undefined || document.visibility === visibility) &&
		isWithin(created, filters.createdAfter, filters.createdBefore) &&
		isWithin(modified, filters.modifiedAfter, filters.modifiedBefore) &&
		(author === undefined || document.author.id === author)
	);
}

/** A time that the server does not tell is in no span. */
function isWithin(time: number, after: number | undefined, before: number | undefined): boolean {
	if (after === undefined && before === undefined) return true;
	return time >= (after ?? -Infinity) && time < (before ?? Infinity);
}

/**
 * The files of a list, each once, in the server's order (by itself: modified, newest first).
 *
 * @param limit null: all
 * @param shape what is made of a file as it comes; that alone is kept, as lists of files can be long
 * @throws ConnectionsFailure
 */
export async function listDocuments<T>(
	connection: Connection,
	list: DocumentList,
	filters: DocumentFilters,
	order: DocumentOrder,
	limit: number | null,
	shape: (read: ReadDocument) => T,
): Promise<T[]> {
	const found = await collect(
		connection,
		{
			...documentFeed(connection, list, { ...asked(list, filters), ...order }),
			idOf: idIn,
			read(entry: XmlElement) {
				const read = documentIn(entry);
				if (!fits(read.document, filters)) return null;
				const { created, modified } = read.document;
				return { created, modified, shaped: shape(read) };
			},
		},
		limit,
	);
	const ordered = limit === null ? inOrder(found, order, (one) => one) : found;
	return ordered.map(({ shaped }) => shaped);
}
