import { randomUUID } from 'node:crypto';
import { typeOfName } from '../names.mjs';
import { requireEditor, requireUnlocked } from './access.mjs';
import { documentAnswer } from './entries/document.mjs';
import { applyPlaces, lowerCased, queryMetadata, requirePlaces } from './metadata.mjs';
import { documentOf } from './paths.mjs';
import { renamed } from './renaming.mjs';
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

/** What the query makes of a document beside its bytes, all checked: { metadata, changes }. */
function changesOf(exchange, services, document) {
	const { query, user } = exchange;
	const { store } = services;
	requireEditor(store, document, user, 'change this file');
	requireUnlocked(services, document, user);
	const metadata = queryMetadata(exchange, services);
	requirePlaces(store, document, metadata, user);
	const said = (name) => query.get(name) ?? undefined;
	const names = renamed(store, document, said('label'), said('title'));
	const tags = lowerCased([...document.tags, ...query.getAll('tag')]);
	return { metadata, changes: { ...names, tags } };
}

/** Makes received bytes a document's next version, if nothing has come in the way meanwhile. */
async function storeVersion(exchange, params, services, bytes) {
	const { user } = exchange;
	const document = documentOf(exchange, params, services);
	const { metadata, changes } = changesOf(exchange, services, document);
	const contentType = storedType(exchange, document.label);
	const content = { ...metadata.properties, contentType, ...bytes };
	const keep = keepsVersion(exchange, services);
	await replaceBytes(services, document, content, user.id, keep);
	Object.assign(document, changes);
	applyPlaces(document, metadata, services, user);
	return documentAnswer(exchange, services, document);
}

/** PUT of bytes: a new version of the same document; `phases`: whether the path takes two. */
async function putVersion(exchange, params, services, phases) {
	const { store } = services;
	const document = documentOf(exchange, params, services);
	changesOf(exchange, services, document);
	const library = store.files.libraries.get(document.libraryId);
	const early = admit(exchange, library, services, { phases });
	if (early) return early;
	const bytes = await store.bytes.keep(await exchange.body.toDisk());
	try {
		return await storeVersion(exchange, params, services, bytes);
	} catch (error) {
		await store.bytes.drop(bytes);
		throw error;
	}
}

/** PUT …/document/{id}/media. */
export async function putMedia(exchange, params, services) {
	return await putVersion(exchange, params, services, false);
}

/** PUT …/document/{id}/entry with anything but an Atom entry, in one phase or in two. */
export async function putEntryMedia(exchange, params, services) {
	return await putVersion(exchange, params, services, true);
}
