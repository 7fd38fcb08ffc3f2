import { textOf } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { labelOfName } from '../names.mjs';
import { folderRole, requireMayPublish } from './access.mjs';
import { folderAnswer } from './entries/folder.mjs';
import { dateOf, entryOf, kindOf } from './metadata.mjs';
import { folderOf } from './paths.mjs';
import { requireFolderEditor } from './places.mjs';
import { accessDenied, invalidRequest, itemExists } from './refusals.mjs';

/** The folders beside one: below the same parent, in the same community, else of the same owner. */
function siblings({ store }, { parentId, communityId, owner }) {
	return [...store.files.folders.values()].filter((folder) =>
		parentId !== null || communityId !== null
			? folder.parentId === parentId && folder.communityId === communityId
			: folder.parentId === null && folder.communityId === null && folder.owner === owner,
	);
}

/** A label that is free: the wanted one, or with a number where it must be unique. */
function freeLabel(services, place, wanted, makeUnique, self) {
	const labels = siblings(services, place)
		.filter((folder) => folder !== self)
		.map(({ label }) => label);
	if (!labels.includes(wanted)) return wanted;
	if (!makeUnique) throw itemExists(wanted, 'folder');
	let number = 1;
	while (labels.includes(`${wanted} (${number})`)) number++;
	return `${wanted} (${number})`;
}

/** What an entry and the query say of a folder; undefined where they say nothing. */
function saidOf(exchange, entry) {
	const { query } = exchange;
	const said = (name, parameter = name) =>
		entry[name] === undefined ? (query.get(parameter) ?? undefined) : textOf(entry[name]);
	const visibility = said('visibility');
	if (visibility !== undefined && !/^(private|public|shared)$/.test(visibility)) {
		throw invalidRequest(`There is no visibility ${visibility}.`);
	}
	requireMayPublish(exchange.user, visibility);
	return { title: said('title'), label: said('label'), summary: said('summary'), visibility };
}

/** A new folder at a place ({ parentId, communityId }). Throws 400 without a name, 409. */
export function addFolder(exchange, services, entry, place) {
	const { store, recorder, clock } = services;
	if (kindOf(entry) !== 'collection') {
		recorder.violation(exchange, 'The entry of a folder came without its category collection');
	}
	const { title, label, summary = '', visibility = 'private' } = saidOf(exchange, entry);
	const name = label || title || '';
	if (name.trim() === '') throw invalidRequest('A folder needs a title or a label.');
	const owner = exchange.user.id;
	const makeUnique = entry.label?.['@makeUnique'] === 'true' || exchange.flag('makeUnique');
	const wanted = labelOfName(name);
	const free = freeLabel(services, { ...place, owner }, wanted, makeUnique);
	const now = clock.now();
	const folder = store.files.addFolder({
		...{ ...place, owner, summary, visibility, label: free },
		title: free === wanted ? title || name : free,
		created: dateOf(exchange, 'created') ?? now,
		modified: dateOf(exchange, 'modified') ?? now,
		updated: now,
	});
	return folderAnswer(exchange, services, folder, 201);
}

/** POST collections/feed: a new folder at the top. */
export async function postCollections(exchange, _params, services) {
	const entry = await entryOf(exchange, services);
	return addFolder(exchange, services, entry, { parentId: null, communityId: null });
}

/** PUT collection/{id}/entry: what the entry does not say stays as it is. */
export async function putCollection(exchange, { folder: id }, services) {
	const entry = await entryOf(exchange, services);
	const folder = folderOf(services.store, id, exchange.user);
	requireFolderEditor(folder, exchange.user);
	const said = saidOf(exchange, entry);
	const name = said.label ?? said.title;
	if (name !== undefined && name.trim() === '') throw invalidRequest('The name is empty.');
	const names = name !== undefined && {
		title: said.title || name,
		label: freeLabel(services, folder, labelOfName(name), false, folder),
	};
	const changes = { ...names, summary: said.summary, visibility: said.visibility };
	const given = Object.entries(changes).filter(([, value]) => value !== undefined);
	Object.assign(folder, Object.fromEntries(given), {
		modifierId: exchange.user.id,
		updated: services.clock.now(),
	});
	return folderAnswer(exchange, services, folder);
}

/** A folder and all that lie below it. */
function withSubfolders({ store }, folder) {
	const below = [...store.files.folders.values()].filter(({ parentId }) => parentId === folder.id);
	return [folder, ...below.flatMap((each) => withSubfolders({ store }, each))];
}

/** DELETE collection/{id}/entry: the folder goes at once, its files stay; 204. */
export function deleteCollection(exchange, { folder: id }, services) {
	const folder = folderOf(services.store, id, exchange.user);
	if (folderRole(services.store, folder, exchange.user) !== 'owner') {
		throw accessDenied('delete this folder');
	}
	for (const each of withSubfolders(services, folder)) services.store.files.folders.delete(each.id);
	return answer(204);
}
