import { folderRole } from './access.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { folderAnswer, folderEntry } from './entries/folder.mjs';
import { iso, personElement } from './entries/frame.mjs';
import { markup } from '../atom/xml.mjs';
import { documentsAnswer, visibleDocuments } from './lists.mjs';
import { listPage, NATURAL } from './listing.mjs';
import { folderOf } from './paths.mjs';

const FOLDER_FILTERS = ['search', 'creator', 'title', 'visibility', 'since', 'before'];
const ROLES = { editor: ['owner', 'editor'], manager: ['owner'] };

/** The answer with a page of folders, by title. */
export function foldersAnswer(exchange, services, folders, { title, natural = NATURAL.title }) {
	const slice = listPage(folders, exchange, services, { filters: FOLDER_FILTERS, natural });
	return feedAnswer(exchange, {
		id: 'collections',
		title,
		author: exchange.user,
		slice,
		entries: slice.items.map((folder) => folderEntry(exchange, services, folder)),
	});
}

/** GET collections/feed: every folder that the caller may see, or may change (access). */
export function getCollections(exchange, _params, services) {
	const { store, settings } = services;
	const access = settings.ignoredParameters.includes('access')
		? null
		: exchange.query.get('access');
	const roles = ROLES[access] ?? ['owner', 'editor', 'reader'];
	const folders = [...store.files.folders.values()].filter((folder) =>
		roles.includes(folderRole(store, folder, exchange.user)),
	);
	return foldersAnswer(exchange, services, folders, { title: 'Folders Feed' });
}

/** GET collection/{id}/entry. */
export function getCollection(exchange, params, services) {
	return folderAnswer(exchange, services, folderOf(services.store, params.folder, exchange.user));
}

/** When and by whom something came into a place, where the query asks for it. */
export const addedElements = (exchange, store, { added, addedBy }) => [
	exchange.flag('added') && markup`<td:added>${iso(added)}</td:added>`,
	exchange.flag('addedBy') && personElement('td:addedBy', store, addedBy),
];

/** GET collection/{id}/feed: the files in a folder, what came last first. */
export function getCollectionFeed(exchange, params, services) {
	const { store } = services;
	const folder = folderOf(store, params.folder, exchange.user);
	const documents = visibleDocuments(store, exchange.user, ({ id }) => folder.items.has(id));
	return documentsAnswer(exchange, services, documents, {
		id: folder.id,
		title: folder.title,
		natural: [({ id }) => folder.items.get(id).added, true],
		further: ({ id }) => addedElements(exchange, store, folder.items.get(id)),
	});
}
