import { randomUUID } from 'node:crypto';
import { replaceBytes } from './newVersion.mjs';

/** The document of that id, wherever it lies. Throws a RangeError that says what is wrong. */
function documentOf({ store }, id) {
	const document = store.files.documents.get(id) ?? store.files.trash.get(id);
	if (!document) throw new RangeError(`No document ${id}`);
	return document;
}

/** A label with a number before its extension, where there are many. */
function numbered(label, index, count) {
	if (count === 1) return label;
	const dot = label.lastIndexOf('.');
	const end = dot < 1 ? label.length : dot;
	return `${label.slice(0, end)} ${String(index + 1).padStart(4, '0')}${label.slice(end)}`;
}

/**
 * Adds `count` documents to a library, as quickly as it goes: numbered labels, `text` as content, times
 * that grow by `step` ms from `created` on. No label is checked.
 */
async function addDocuments({ store, clock }, description) {
	const {
		libraryId,
		count = 1,
		label = 'Document.txt',
		text = '',
		step = 0,
		...rest
	} = description;
	const library = store.files.libraries.get(libraryId);
	if (!library) throw new RangeError(`No library ${libraryId}`);
	const { created = clock.now(), modified, ...properties } = rest;
	const empty = { size: 0, sha256: null, blob: null };
	const ids = [];
	for (let index = 0; index < count; index++) {
		const content = text === '' ? empty : await store.bytes.plant(text);
		const { id } = store.files.addDocument({
			...{ ownerId: library.owner, modifierId: library.owner, contentType: 'text/plain' },
			...structuredClone(properties),
			...content,
			created: created + index * step,
			modified: (modified ?? created) + index * step,
			...{ libraryId, label: numbered(label, index, count) },
		});
		ids.push(id);
	}
	return { ids };
}

/** Changes what documents hold: times, scan, tags and so on; other ids than a document's are refused. */
function changeDocuments(services, { ids, set }) {
	for (const id of ids) Object.assign(documentOf(services, id), structuredClone(set));
}

/** Adds a version with its bytes, as by an upload at the time `created`. */
async function addVersion(services, { documentId, text = '', userId, created }) {
	const document = documentOf(services, documentId);
	const content = await services.store.bytes.plant(text);
	const time = created ?? services.clock.now();
	const times = { modified: time, updated: time };
	await replaceBytes(
		services,
		document,
		{ ...content, ...times },
		userId ?? document.ownerId,
		true,
	);
	return { id: document.versionUuid };
}

/** Adds a comment at the time `created`. */
function addComment(services, { documentId, text = 'A comment', userId, created }) {
	const document = documentOf(services, documentId);
	const time = created ?? services.clock.now();
	const ownerId = userId ?? document.ownerId;
	const comment = {
		...{ id: randomUUID(), text, version: document.version },
		...{ ownerId, modifierId: ownerId, created: time, modified: time, updated: time },
	};
	document.comments.push(comment);
	document.commented = time + 1;
	return { id: comment.id };
}

/** Shares a document with a person or a community at the time `created`. */
function addShare(services, { documentId, userId, communityId, permission = 'View', ...rest }) {
	const document = documentOf(services, documentId);
	const { created = services.clock.now(), sharedBy = document.ownerId } = rest;
	if (communityId) {
		const share = { communityId, permission, added: created, addedBy: sharedBy };
		document.communityShares.push(share);
	} else {
		const share = { id: randomUUID(), userId, permission, sharedBy, created, summary: '' };
		document.shares.push(share);
	}
}

/** Puts documents into a folder at the time `added`. */
function fillFolder(services, { folderId, ids, added, addedBy }) {
	const folder = services.store.files.folders.get(folderId);
	if (!folder) throw new RangeError(`No folder ${folderId}`);
	const entry = { added: added ?? services.clock.now(), addedBy: addedBy ?? folder.owner };
	for (const id of ids) folder.items.set(documentOf(services, id).id, entry);
}

/** What the control side does to Files. */
export const filesControl = (services) => ({
	'POST /control/documents': (body) => addDocuments(services, body),
	'PATCH /control/documents': (body) => changeDocuments(services, body),
	'POST /control/versions': (body) => addVersion(services, body),
	'POST /control/comments': (body) => addComment(services, body),
	'POST /control/shares': (body) => addShare(services, body),
	'POST /control/folder-items': (body) => fillFolder(services, body),
});
