import { textOf } from '../atom/xml.mjs';
import { requireEditor, requireMayPublish, requireUnlocked } from './access.mjs';
import { documentAnswer } from './entries/document.mjs';
import {
	applyPlaces,
	entryOf,
	idOf,
	kindOf,
	lowerCased,
	queryMetadata,
	requirePlaces,
	tagsOf,
} from './metadata.mjs';
import { replaceBytes } from './newVersion.mjs';
import { documentOf } from './paths.mjs';
import { renamed } from './renaming.mjs';
import { invalidRequest } from './refusals.mjs';

/** Notes what a metadata entry lacks that the documentation wants, and what it must not hold. */
function complain(exchange, { recorder }, entry, document) {
	if (kindOf(entry) !== 'document') {
		recorder.violation(exchange, 'The entry of a file came without its category document');
	}
	if (entry.id !== undefined && idOf(entry.id) !== document.id) {
		recorder.violation(exchange, 'The entry of a file came with the id of something else');
	}
	if (entry.content !== undefined) {
		recorder.violation(exchange, 'Metadata came with content, which makes a version');
	}
}

/** The tags as they become: those of the entry replace all, the query adds and removes. */
function changedTags({ query }, entry, document) {
	const inEntry = tagsOf(entry);
	const kept = inEntry.length > 0 ? inEntry : document.tags;
	const removed = lowerCased(query.getAll('removeTag'));
	return lowerCased([...kept, ...query.getAll('tag')]).filter((tag) => !removed.includes(tag));
}

/** Text of an element of the entry, else of the query's parameter; undefined where neither is there. */
const given = (entry, name, { query }, parameter = name) =>
	entry[name] === undefined ? (query.get(parameter) ?? undefined) : textOf(entry[name]);

function visibilityOf(entry, exchange) {
	const visibility = given(entry, 'visibility', exchange);
	if (visibility === undefined) return {};
	if (!/^(private|public|shared)$/.test(visibility)) {
		throw invalidRequest(`There is no visibility ${visibility}.`);
	}
	requireMayPublish(exchange.user, visibility);
	return { visibility: visibility === 'shared' ? 'private' : visibility };
}

/** The text of an entry's content as the next version of the file, which it silently becomes. */
async function contentBecomesVersion(exchange, services, document, entry) {
	const text = textOf(entry.content);
	if (text === '') return;
	const content = { contentType: 'text/plain', ...(await services.store.bytes.plant(text)) };
	await replaceBytes(services, document, content, exchange.user.id, true);
}

/** PUT …/document/{id}/entry with an Atom entry: what it does not say stays as it is. */
export async function updateMetadata(exchange, params, services) {
	const { store, clock } = services;
	documentOf(exchange, params, services);
	const entry = await entryOf(exchange, services);
	const document = documentOf(exchange, params, services);
	complain(exchange, services, entry, document);
	requireEditor(store, document, exchange.user, 'change this file');
	requireUnlocked(services, document, exchange.user);
	const metadata = queryMetadata(exchange, services);
	requirePlaces(store, document, metadata, exchange.user);
	const { created: _created, modified: _modified, ...properties } = metadata.properties;
	const label = given(entry, 'label', exchange);
	const title = given(entry, 'title', exchange);
	const summary = given(entry, 'summary', exchange);
	const propagation = given(entry, 'propagation', exchange, 'propagate');
	const changes = {
		...properties,
		...renamed(store, document, label, title),
		...visibilityOf(entry, exchange),
		...(summary !== undefined && { summary }),
		...(propagation !== undefined && { propagation }),
		tags: changedTags(exchange, entry, document),
		updated: clock.now(),
	};
	Object.assign(document, changes);
	applyPlaces(document, metadata, services, exchange.user);
	await contentBecomesVersion(exchange, services, document, entry);
	return documentAnswer(exchange, services, document);
}
