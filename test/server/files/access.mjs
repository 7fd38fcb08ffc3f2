import { filesRefusal } from '../http/answers.mjs';

const OWNER = 'View,Download,EditProperties,EditMedia,AddChild,AddComment,Share,Delete,Lock';
const READER = 'View,Download,AddComment';

const notFound = (what, id) => filesRefusal(404, 'ItemNotFound', `No ${what} has the id ${id}.`);

/** A refusal for somebody who may not do this. */
export function accessDenied(what) {
	return filesRefusal(403, 'AccessDenied', `You are not allowed to ${what}.`);
}

/** Whether somebody may add to a library: AddChild in its permissions. */
export function mayAdd(library, user) {
	return library.editors.includes(user.id);
}

/** Whether somebody may look into a library. */
export function mayView(library, user) {
	return mayAdd(library, user) || (library.readers ?? []).includes(user.id);
}

/** Whether somebody may change a document or attach to it. */
export function mayEdit(store, document, user) {
	const shared = document.shares.some(
		({ userId, permission }) => userId === user.id && permission === 'Edit',
	);
	return shared || mayAdd(store.files.libraries.get(document.libraryId), user);
}

function mayRead(store, document, user) {
	return (
		document.visibility === 'public' ||
		document.shares.some(({ userId }) => userId === user.id) ||
		mayView(store.files.libraries.get(document.libraryId), user)
	);
}

/** The text of td:permissions for a document. */
export function permissionsOn(store, document, user) {
	return mayEdit(store, document, user) ? OWNER : READER;
}

/** The text of td:permissions for a library. */
export function libraryPermissions(library, user) {
	return mayAdd(library, user) ? 'View,AddChild,EditProperties' : 'View';
}

/**
 * The library that an address names. `kind` is the path's word: myuserlibrary, library,
 * communitylibrary, userlibrary; null (any library) gives null. Throws ItemNotFound, AccessDenied.
 */
export function libraryOf(store, kind, id, user) {
	if (kind === null) return null;
	const personal = (userId) =>
		[...store.files.libraries.values()].find(
			({ type, owner }) => type === 'personalFiles' && owner === userId,
		);
	const finders = {
		myuserlibrary: () => personal(user.id),
		userlibrary: () => personal(id),
		library: () => store.files.libraries.get(id),
		communitylibrary: () =>
			store.files.libraries.get(store.communities.communities.get(id)?.libraryId),
	};
	const library = finders[kind]();
	if (!library) throw notFound(kind === 'communitylibrary' ? 'community' : 'library', id);
	return library;
}

/**
 * The document that an address names, by its id or (identifier=label) its label, in `library` or, where
 * that is null, in any. Throws ItemNotFound, AccessDenied.
 */
export function documentOf(store, exchange, library, id) {
	const byLabel = exchange.query.get('identifier') === 'label';
	const document = [...store.files.documents.values()].find(
		(candidate) =>
			(byLabel ? candidate.label : candidate.id) === id &&
			(library === null || library.id === candidate.libraryId),
	);
	if (!document) throw notFound('file', id);
	if (!mayRead(store, document, exchange.user)) throw accessDenied('see this file');
	return document;
}

/** The attachment of a document by its id. Throws ItemNotFound. */
export function attachmentOf(document, id) {
	const attachment = document.attachments.find((candidate) => candidate.id === id);
	if (!attachment) throw notFound('attachment', id);
	return attachment;
}

/** The folder of that id. Throws ItemNotFound. */
export function folderOf(store, id) {
	const folder = store.files.folders.get(id);
	if (!folder) throw notFound('folder', id);
	return folder;
}
