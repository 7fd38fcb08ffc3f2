import { answer } from '../http/answers.mjs';
import { requireEditor, requireUnlocked } from './access.mjs';
import { documentAddress, entryAnswer } from './entries/frame.mjs';
import { versionEntry, versionItem } from './entries/version.mjs';
import { documentOf, versionOf } from './paths.mjs';
import { invalidRequest } from './refusals.mjs';

/** GET …/version/{versionUuid}/entry. */
export function getVersion(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const version = versionOf(document, params.version);
	return entryAnswer(exchange, {
		item: versionItem(document, version),
		location: `${documentAddress(exchange, document)}/version/${version.versionUuid}/entry`,
		entry: versionEntry(exchange, services.store, document, version),
	});
}

/** Forgets old versions of a document and their bytes. */
async function forget({ store, clock }, document, versions) {
	document.older = document.older.filter((version) => !versions.includes(version));
	document.updated = clock.now();
	for (const version of versions) await store.bytes.drop(version);
	return answer(204);
}

/** The document of the path, whose versions the caller may delete. */
function changeable(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	requireEditor(services.store, document, exchange.user, 'delete versions of this file');
	requireUnlocked(services, document, exchange.user);
	return document;
}

/** DELETE …/version/{versionUuid}/entry: an old version, never the current one. */
export async function deleteVersion(exchange, params, services) {
	const document = changeable(exchange, params, services);
	const version = versionOf(document, params.version);
	if (version === document) throw invalidRequest('The current version cannot be deleted.');
	return await forget(services, document, [version]);
}

/** DELETE …/feed?category=version&deleteFrom={label}: that version and all older ones. */
export async function deleteVersionsFrom(exchange, params, services) {
	const document = changeable(exchange, params, services);
	const { query } = exchange;
	const from = query.get('deleteFrom') ?? '';
	if (query.get('category') !== 'version' || !/^\d+$/.test(from)) {
		throw invalidRequest('A DELETE here needs category=version and the label deleteFrom.');
	}
	if (Number(from) >= document.version) {
		throw invalidRequest('The current version cannot be deleted.');
	}
	const versions = document.older.filter(({ version }) => version <= Number(from));
	return await forget(services, document, versions);
}
