import { answer, filesRefusal } from '../http/answers.mjs';
import { accessDenied, documentOf, libraryOf, mayEdit } from './access.mjs';
import { documentAnswer, overwrite, storedType } from './add.mjs';
import { admit, dateOf } from './uploads.mjs';

/** The document that the path names, in the library that the path names (if it names one). */
export function documentOfPath(exchange, { kind, library: libraryId, document: id }, { store }) {
	const library = libraryOf(store, kind, libraryId, exchange.user);
	return documentOf(store, exchange, library, id);
}

/** The bytes of a document or attachment as a download. */
export function mediaAnswer(store, { contentType, size, label, blob, modified }) {
	return {
		...answer(200, {
			'Content-Type': contentType,
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(label)}`,
			'Last-Modified': new Date(modified).toUTCString(),
		}),
		...(blob && { file: { path: store.bytes.pathOf({ blob }), size } }),
	};
}

/** GET …/document/{id}/entry: a file's metadata. */
export function getEntry(exchange, params, services) {
	return documentAnswer(exchange, services, documentOfPath(exchange, params, services));
}

/** GET …/document/{id}/media: the file itself. */
export function getMedia(exchange, params, services) {
	return mediaAnswer(services.store, documentOfPath(exchange, params, services));
}

/** PUT …/document/{id}/media, and phases at …/entry: a new version; same id, versionLabel + 1. */
async function putVersion(exchange, params, services, phases) {
	const { store } = services;
	const document = documentOfPath(exchange, params, services);
	if (!mayEdit(store, document, exchange.user)) throw accessDenied('change this file');
	const modified = dateOf(exchange, 'modified');
	const library = store.files.libraries.get(document.libraryId);
	const early = admit(exchange, library, services, { phases });
	if (early) return early;
	const content = {
		contentType: storedType(exchange, document.label),
		...(await store.bytes.keep(await exchange.body.toDisk())),
		...(modified !== undefined && { modified }),
	};
	await overwrite(exchange, store, document, content, true);
	return documentAnswer(exchange, services, document);
}

/** PUT …/document/{id}/media. */
export async function putMedia(exchange, params, services) {
	return await putVersion(exchange, params, services, false);
}

/** POST or PUT …/document/{id}/entry, which takes bytes in two phases only. */
export async function putEntry(exchange, params, services) {
	if (exchange.phase === null || !services.settings.phasesEnabled) {
		throw filesRefusal(415, 'InvalidType', 'The entry of a file takes no binary data.');
	}
	return await putVersion(exchange, params, services, true);
}

/** DELETE …/document/{id}/entry: 204. */
export async function deleteDocument(exchange, params, services) {
	const { store } = services;
	const document = documentOfPath(exchange, params, services);
	if (!mayEdit(store, document, exchange.user)) throw accessDenied('delete this file');
	store.files.documents.delete(document.id);
	for (const item of [document, ...document.attachments]) await store.bytes.drop(item);
	return answer(204);
}

/** GET of the enclosure link, without signing in: public files only. */
export function getAnonymousMedia(exchange, params, services) {
	const document = services.store.files.documents.get(params.document);
	if (!document) throw filesRefusal(404, 'ItemNotFound', 'There is no such file.');
	if (document.visibility !== 'public') throw accessDenied('see this file without signing in');
	return mediaAnswer(services.store, document);
}
