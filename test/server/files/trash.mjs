import { answer } from '../http/answers.mjs';
import { permissionsOn, requireOwner, requireUnlocked, mayAdd } from './access.mjs';
import { documentAnswer } from './entries/document.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { entryAnswer } from './entries/frame.mjs';
import { trashEntry } from './entries/trash.mjs';
import { listPage } from './listing.mjs';
import { documentOf, libraryOf } from './paths.mjs';
import { accessDenied, itemExists, notFound } from './refusals.mjs';

const BY_DELETION = [({ deleted }) => deleted.when, true];

/** DELETE …/document/{id}/entry: into the trash of its library; 204. */
export function deleteDocument(exchange, params, services) {
	const { store, clock } = services;
	const document = documentOf(exchange, params, services);
	requireOwner(store, document, exchange.user, 'delete this file');
	if (document.ownerId !== exchange.user.id) requireUnlocked(services, document, exchange.user);
	store.files.documents.delete(document.id);
	document.deleted = { by: exchange.user.id, when: clock.now() };
	store.files.trash.set(document.id, document);
	return answer(204);
}

/** The library of the path, whose trash the caller may open. */
function trashOf(exchange, { kind, library: id }, { store }) {
	const library = libraryOf(store, kind, id, exchange.user);
	if (!mayAdd(library, exchange.user)) throw accessDenied('open this trash');
	const documents = [...store.files.trash.values()].filter(
		({ libraryId }) => libraryId === library.id,
	);
	return { library, documents };
}

function trashedOf(exchange, params, services) {
	const { documents } = trashOf(exchange, params, services);
	const document = documents.find(({ id }) => id === params.document);
	if (!document) throw notFound('Item', params.document);
	return document;
}

const entryOfTrashed = (exchange, { store }, document) =>
	trashEntry(exchange, store, document, permissionsOn(store, document, exchange.user));

/** GET …/view/recyclebin/feed: what was deleted last comes first; neither ETag nor Last-Modified. */
export function getTrash(exchange, params, services) {
	const { documents } = trashOf(exchange, params, services);
	const slice = listPage(documents, exchange, services, {
		filters: ['search'],
		natural: BY_DELETION,
	});
	return feedAnswer(exchange, {
		id: 'recyclebin',
		title: 'Recycle Bin',
		author: exchange.user,
		slice,
		stamped: false,
		entries: slice.items.map((document) => entryOfTrashed(exchange, services, document)),
	});
}

/** GET …/view/recyclebin/{id}/entry. */
export function getTrashed(exchange, params, services) {
	const document = trashedOf(exchange, params, services);
	return entryAnswer(exchange, {
		item: document,
		entry: entryOfTrashed(exchange, services, document),
	});
}

/**
 * PUT …/view/recyclebin/{id}/entry?undelete=true: back where it was, published anew. Without undelete
 * nothing happens, as documented.
 */
export function restore(exchange, params, services) {
	const { store, clock, recorder } = services;
	const document = trashedOf(exchange, params, services);
	if (!exchange.flag('undelete')) {
		recorder.violation(exchange, 'A file in the trash was PUT without undelete=true');
		return getTrashed(exchange, params, services);
	}
	if (store.files.documentByLabel(document.libraryId, document.label)) {
		throw itemExists(document.label);
	}
	store.files.trash.delete(document.id);
	delete document.deleted;
	const now = clock.now();
	Object.assign(document, { published: now, updated: now });
	store.files.documents.set(document.id, document);
	return documentAnswer(exchange, services, document);
}

/** DELETE …/view/recyclebin/{id}/entry: gone for good; 204. */
export async function purge(exchange, params, services) {
	await services.store.files.purge(trashedOf(exchange, params, services));
	return answer(204);
}

/** DELETE …/view/recyclebin/feed: all that lies in the trash of a library; 204. */
export async function emptyTrash(exchange, params, services) {
	const { documents } = trashOf(exchange, params, services);
	for (const document of documents) await services.store.files.purge(document);
	return answer(204);
}
