import { randomUUID } from 'node:crypto';
import { typeOfName } from '../names.mjs';
import { requireEditor, requireUnlocked } from './access.mjs';
import { documentAnswer } from './entries/document.mjs';
import { applyPlaces, lowerCased, queryMetadata, requirePlaces } from './metadata.mjs';
import { documentOf } from './paths.mjs';
import { admit } from './uploads.mjs';

/** The content type to store: what was sent, else what the name's extension tells. */
export function storedType(exchange, label) {
	return exchange.mimeType === '' ? typeOfName(label) : exchange.headers['content-type'].trim();
}

/** What of a document stays with a version of it when the next one comes. */
function versionRecord(document, replacedAt) {
	const { version, versionUuid, versionCreated, versionModifierId } = document;
	const { label, summary, contentType, language, size, sha256, blob } = document;
	return {
		...{ version, versionUuid, versionCreated, versionModifierId, replacedAt },
		...{ label, summary, contentType, language, size, sha256, blob },
	};
}

/**
 * Gives a document other bytes (`content`: contentType, size, sha256, blob; `modified` if it is set).
 * `keep`: the old ones stay as a version, and the label counts up; else they are lost.
 */
export async function replaceBytes(services, document, content, userId, keep) {
	const { store, clock } = services;
	const now = clock.now();
	if (keep) document.older.unshift(versionRecord(document, now));
	const before = { blob: document.blob };
	Object.assign(document, {
		modified: now,
		updated: now,
		...content,
		modifierId: userId,
		version: document.version + (keep ? 1 : 0),
		versionUuid: randomUUID(),
		versionCreated: content.modified ?? now,
		versionModifierId: userId,
	});
	if (!keep) await store.bytes.drop(before);
}

/** Whether new bytes are kept as a version beside the old ones. */
const keepsVersion = (exchange, { settings }) =>
	settings.versioning === 'always' || exchange.flag('createVersion');

/** PUT of bytes: a new version of the same document; `phases`: whether the path takes two. */
async function putVersion(exchange, params, services, phases) {
	const { store } = services;
	const document = documentOf(exchange, params, services);
	requireEditor(store, document, exchange.user, 'change this file');
	requireUnlocked(services, document, exchange.user);
	const metadata = queryMetadata(exchange, services);
	requirePlaces(store, document, metadata, exchange.user);
	const library = store.files.libraries.get(document.libraryId);
	const early = admit(exchange, library, services, { phases });
	if (early) return early;
	const content = {
		...metadata.properties,
		...(exchange.query.has('tag') && {
			tags: lowerCased([...document.tags, ...exchange.query.getAll('tag')]),
		}),
		contentType: storedType(exchange, document.label),
		...(await store.bytes.keep(await exchange.body.toDisk())),
	};
	if (!store.files.documents.has(document.id)) {
		await store.bytes.drop(content);
		documentOf(exchange, params, services);
	}
	await replaceBytes(
		services,
		document,
		content,
		exchange.user.id,
		keepsVersion(exchange, services),
	);
	applyPlaces(document, metadata, services, exchange.user);
	return documentAnswer(exchange, services, document);
}

/** PUT …/document/{id}/media. */
export async function putMedia(exchange, params, services) {
	return await putVersion(exchange, params, services, false);
}

/** PUT …/document/{id}/entry with anything but an Atom entry, in one phase or in two. */
export async function putEntryMedia(exchange, params, services) {
	return await putVersion(exchange, params, services, true);
}
