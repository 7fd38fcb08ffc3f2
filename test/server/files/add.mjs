import { randomUUID } from 'node:crypto';
import { answer, filesRefusal } from '../http/answers.mjs';
import { labelOfName, typeOfName } from '../names.mjs';
import { textOf } from '../atom/xml.mjs';
import { accessDenied, folderOf, libraryOf, mayAdd, mayEdit, permissionsOn } from './access.mjs';
import { apiRoot, documentEntry, ENTRY_TYPE, rootElement } from './entries.mjs';
import { admit, dateOf, entryOf, itemExists, nameOf } from './uploads.mjs';

/** The answer that carries a document's entry: 201 after Add a file, 200 after a new version. */
export function documentAnswer(exchange, { store }, document, status = 200) {
	const { id, libraryId, modified, updated } = document;
	const entry = documentEntry(exchange, store, document, {
		permissions: permissionsOn(store, document, exchange.user),
		fresh: status === 201,
	});
	return answer(
		status,
		{
			'Content-Type': ENTRY_TYPE,
			ETag: `"${id}:modified=${modified}:updated=${updated}"`,
			'Last-Modified': new Date(updated).toUTCString(),
			...(status === 201 && {
				Location: `${apiRoot(exchange)}/library/${libraryId}/document/${id}/entry`,
			}),
		},
		rootElement('entry', entry),
	);
}

function sharesOf({ query }) {
	const permission = query.get('sharePermission') ?? 'View';
	return query.getAll('shareWith').map((userId) => ({ userId, permission }));
}

function foldersOf(exchange, store) {
	const { query } = exchange;
	const ids = ['primaryCollection', 'addToCollection', 'addToCollectionWithEdit'].flatMap((name) =>
		query.getAll(name),
	);
	for (const id of ids) {
		if (!folderOf(store, id).editors.includes(exchange.user.id)) {
			throw accessDenied('add to this folder');
		}
	}
	for (const name of ['shareWithCommunity', 'shareWithCommunityWithEdit']) {
		for (const id of query.getAll(name)) libraryOf(store, 'communitylibrary', id, exchange.user);
	}
	return [...new Set(ids)];
}

/** What the query says of a document, as properties to store. Throws 400, 403 and 404. */
function propertiesOf(exchange, store) {
	const { query, user } = exchange;
	const given = (name) => query.get(name) ?? undefined;
	const created = dateOf(exchange, 'created');
	const modified = dateOf(exchange, 'modified');
	if (user.external && given('visibility') === 'public') {
		throw accessDenied('create public files as an external user');
	}
	const properties = {
		created,
		modified,
		visibility: given('visibility'),
		tags: query.has('tag') ? query.getAll('tag') : undefined,
		propagation: given('propagate'),
		mediaNotification: given('mediaNotification') ?? 'on',
		commentNotification: given('commentNotification') ?? 'on',
		restrictedVisibility: query.get('restrictedVisibility') === 'true' || undefined,
		locked: exchange.flag('lock') || undefined,
		language: exchange.headers['content-language'],
		folders: foldersOf(exchange, store),
		shares: sharesOf(exchange),
		parameters: [...query],
	};
	return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

async function metadataOnly(exchange, services) {
	const entry = await entryOf(exchange, services);
	const tags = (entry.category ?? []).filter((category) => !category['@scheme']);
	return {
		title: textOf(entry.title),
		summary: textOf(entry.summary),
		...(tags.length > 0 && { tags: tags.map((category) => category['@term']) }),
		contentType: 'application/atom+xml',
		size: 0,
		sha256: null,
		blob: null,
	};
}

/** The content type to store: what was sent, else what the name's extension tells. */
export function storedType(exchange, label) {
	return exchange.mimeType === '' ? typeOfName(label) : exchange.headers['content-type'].trim();
}

/** Overwrites a document with new bytes; a new version counts up versionLabel. */
export async function overwrite(exchange, store, document, changes, asVersion) {
	const before = { ...document };
	Object.assign(document, changes, {
		modifierId: exchange.user.id,
		modified: changes.modified ?? Date.now(),
		updated: Date.now(),
		versionUuid: randomUUID(),
		version: document.version + (asVersion ? 1 : 0),
		versions: document.versions + (asVersion ? 1 : 0),
	});
	await store.bytes.drop(before);
}

function checkName(exchange, store, library, label) {
	const existing = store.files.documentByLabel(library.id, label);
	if (existing && !exchange.flag('replace')) throw itemExists(label);
	if (existing && !mayEdit(store, existing, exchange.user)) throw accessDenied('replace this file');
	return existing;
}

/** Stores the body under a name, by a POST to a library or as its metadata alone. */
async function storeDocument(exchange, services, library, name, content) {
	const { store } = services;
	const label = labelOfName(name);
	// Asked again after the body came: two uploads of one name may be under way.
	const existing = checkName(exchange, store, library, label);
	const properties = { ...content, ...propertiesOf(exchange, store) };
	if (existing) {
		await overwrite(exchange, store, existing, properties, exchange.flag('createVersion'));
		return documentAnswer(exchange, services, existing, 201);
	}
	const document = store.files.addDocument({
		libraryId: library.id,
		label,
		ownerId: exchange.user.id,
		modifierId: exchange.user.id,
		...properties,
		title: content.title || name,
	});
	return documentAnswer(exchange, services, document, 201);
}

/** POST …/feed of a library: "Adding a file". */
export async function addFile(exchange, { kind, library: id }, services) {
	const { store } = services;
	const library = libraryOf(store, kind, id, exchange.user);
	if (!mayAdd(library, exchange.user)) throw accessDenied('add to this library');
	if (exchange.mimeType === 'application/atom+xml') {
		if (exchange.contentLength === null) {
			throw filesRefusal(411, 'LengthRequired', 'Content-Length is missing.');
		}
		const content = await metadataOnly(exchange, services);
		return await storeDocument(
			exchange,
			services,
			library,
			nameOf(exchange, content.title),
			content,
		);
	}
	const name = nameOf(exchange);
	checkName(exchange, store, library, labelOfName(name));
	propertiesOf(exchange, store);
	const early = admit(exchange, library, services, { phases: true });
	if (early) return early;
	const content = {
		contentType: storedType(exchange, name),
		...(await store.bytes.keep(await exchange.body.toDisk())),
	};
	try {
		return await storeDocument(exchange, services, library, name, content);
	} catch (error) {
		await store.bytes.drop(content);
		throw error;
	}
}
