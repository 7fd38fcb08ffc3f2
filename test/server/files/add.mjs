import { textOf } from '../atom/xml.mjs';
import { labelOfName } from '../names.mjs';
import { mayAdd, requireEditor, requireUnlocked } from './access.mjs';
import { documentAnswer } from './entries/document.mjs';
import { applyPlaces, entryOf, lowerCased, queryMetadata, tagsOf } from './metadata.mjs';
import { replaceBytes, storedType } from './newVersion.mjs';
import { libraryOf } from './paths.mjs';
import { accessDenied, itemExists } from './refusals.mjs';
import { admit, nameOf } from './uploads.mjs';

/** What an Atom entry makes of a document that has metadata only. */
async function metadataOnly(exchange, services) {
	const entry = await entryOf(exchange, services);
	const type = entry.content?.['@type'] ?? 'text';
	if (entry.content?.['@src'] || !/^(text|html|xhtml|text\/.*)$/.test(type)) {
		services.recorder.violation(exchange, 'An Atom entry came with binary data in it');
	}
	return {
		title: textOf(entry.title),
		summary: textOf(entry.summary),
		tags: tagsOf(entry),
		contentType: 'application/atom+xml',
		size: 0,
		sha256: null,
		blob: null,
	};
}

/** The document of that name, if it may be overwritten. Throws ItemExists, AccessDenied. */
function checkName(exchange, services, library, name) {
	const existing = services.store.files.documentByLabel(library.id, labelOfName(name));
	if (!existing) return undefined;
	if (!exchange.flag('replace')) throw itemExists(name);
	requireEditor(services.store, existing, exchange.user, 'replace this file');
	requireUnlocked(services, existing, exchange.user);
	return existing;
}

async function overwrite(exchange, services, existing, properties) {
	const keep = exchange.flag('createVersion');
	const { created: _created, ...changes } = properties;
	await replaceBytes(services, existing, changes, exchange.user.id, keep);
	return existing;
}

function create(exchange, { store, clock }, library, name, properties) {
	const { id } = exchange.user;
	const lock = exchange.flag('lock') ? { ownerId: id, time: clock.now() } : null;
	return store.files.addDocument({
		...{ libraryId: library.id, label: labelOfName(name), ownerId: id, modifierId: id, lock },
		...properties,
		title: properties.title || name,
	});
}

/** Stores content under a name, by a POST to a library or as its metadata alone. */
async function storeDocument(exchange, services, library, name, content) {
	const { query, user } = exchange;
	// Asked again after the body came: two uploads of one name may be under way.
	const existing = checkName(exchange, services, library, name);
	const metadata = queryMetadata(exchange, services);
	const properties = { ...content, ...metadata.properties, parameters: [...query] };
	const tags = [...(content.tags ?? []), ...query.getAll('tag')];
	if (tags.length > 0) properties.tags = lowerCased(tags);
	const document = existing
		? await overwrite(exchange, services, existing, properties)
		: create(exchange, services, library, name, properties);
	applyPlaces(document, metadata, services, user);
	return documentAnswer(exchange, services, document, 201);
}

/** POST …/feed of a library: "Adding a file". */
export async function addFile(exchange, { kind, library: id }, services) {
	const { store } = services;
	const library = libraryOf(store, kind, id, exchange.user);
	if (!mayAdd(library, exchange.user)) throw accessDenied('add to this library');
	if (exchange.mimeType === 'application/atom+xml') {
		const content = await metadataOnly(exchange, services);
		const name = nameOf(exchange, content.title);
		return await storeDocument(exchange, services, library, name, content);
	}
	const name = nameOf(exchange);
	checkName(exchange, services, library, name);
	queryMetadata(exchange, services);
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
