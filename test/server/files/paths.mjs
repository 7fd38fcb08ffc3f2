import { filesRefusal } from '../http/answers.mjs';
import { folderRole, mayRead } from './access.mjs';
import { accessDenied, invalidId, notFound } from './refusals.mjs';

const personal = (store, userId) =>
	[...store.files.libraries.values()].find(
		({ type, owner }) => type === 'personalFiles' && owner === userId,
	);

/** The community of that id. Throws ItemNotFound with the server's own number for it. */
export function communityOf(store, id) {
	const community = store.communities.communities.get(id);
	if (community) return community;
	throw filesRefusal(
		404,
		'ItemNotFound',
		`EJPVJ9275E: Unable to find the community with id ${id}.`,
	);
}

/**
 * The library that an address names. `kind` is the path's word: myuserlibrary, library,
 * communitylibrary, userlibrary; null (any library) gives null. Throws ItemNotFound.
 */
export function libraryOf(store, kind, id, user) {
	const finders = {
		myuserlibrary: () => personal(store, user.id),
		userlibrary: () => personal(store, id),
		library: () => store.files.libraries.get(id),
		communitylibrary: () => store.files.libraries.get(communityOf(store, id).libraryId),
	};
	if (kind === null) return null;
	const library = finders[kind]();
	if (!library) throw notFound('Library', id ?? user.id);
	return library;
}

/**
 * The document that an address names, by its id or (identifier=label) its label, in the library that
 * the address names or, where it names none, in any. Throws ItemNotFound, AccessDenied.
 */
export function documentOf(
	exchange,
	{ kind, library: libraryId, document: id },
	{ store, recorder },
) {
	const library = libraryOf(store, kind, libraryId, exchange.user);
	const byLabel = exchange.query.get('identifier') === 'label';
	if (byLabel && library === null) {
		recorder.violation(exchange, 'A label names a file only inside a library');
		throw notFound('Item', id);
	}
	const document = byLabel
		? store.files.documentByLabel(library.id, id)
		: store.files.documents.get(id);
	if (!document || (library !== null && document.libraryId !== library.id)) {
		throw notFound('Item', id);
	}
	if (!mayRead(store, document, exchange.user)) throw accessDenied('see this file');
	return document;
}

/**
 * A version of a document by its versionUuid, as it was kept: a document's own fields for the current
 * one. A label is no id. Throws ItemNotFound.
 */
export function versionOf(document, id) {
	if (document.versionUuid === id) return document;
	const version = document.older.find(({ versionUuid }) => versionUuid === id);
	if (version) return version;
	throw /^[0-9a-f-]{36}$/i.test(id) ? notFound('Item', id) : invalidId(id);
}

/** The attachment of a document by its id or label. Throws ItemNotFound. */
export function attachmentOf(document, id) {
	const attachment = document.attachments.find((each) => each.id === id || each.label === id);
	if (!attachment) throw notFound('Item', id);
	return attachment;
}

/** The comment on a document by its id. Throws ItemNotFound. */
export function commentOf(document, id) {
	const comment = document.comments.find((each) => each.id === id);
	if (!comment) throw notFound('Item', id);
	return comment;
}

/** The folder of that id that somebody may see. Throws ItemNotFound, AccessDenied. */
export function folderOf(store, id, user) {
	const folder = store.files.folders.get(id);
	if (!folder) throw notFound('Collection', id);
	if (folderRole(store, folder, user) === null) throw accessDenied('see this folder');
	return folder;
}
