import { folderRole } from './access.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { folderAnswer, folderEntry } from './entries/folder.mjs';
import { iso, personElement } from './entries/frame.mjs';
import { markup } from '../atom/xml.mjs';
import { documentsAnswer, visibleDocuments } from './lists.mjs';
import { listPage, NATURAL } from './listing.mjs';
import { communityOf, documentOf, folderOf } from './paths.mjs';
import { accessDenied } from './refusals.mjs';

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
	const { user } = exchange;
	const withMe = exchange.flag('sharedWithMe');
	const folders = [...store.files.folders.values()].filter(
		(folder) =>
			roles.includes(folderRole(store, folder, user)) &&
			(!withMe || [...folder.editors, ...folder.readers].includes(user.id)) &&
			(!withMe || folder.owner !== user.id),
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

/** Files and folders in a place as the query's category picks them; files where it says nothing. */
function picked(exchange, { documents, folders }) {
	const category = exchange.query.get('category') ?? 'document';
	return (
		{ document: documents, collection: folders, all: [...folders, ...documents] }[category] ?? []
	);
}

/**
 * The answer with what lies in a place: `added` tells { added, addedBy } of a document by its id;
 * folders have their own times. What came last stands first.
 */
function contentsAnswer(exchange, services, { documents, folders, added, ...feed }) {
	const { store } = services;
	const addedOf = ({ id, created, owner }) => added(id) ?? { added: created, addedBy: owner };
	return documentsAnswer(exchange, services, picked(exchange, { documents, folders }), {
		...feed,
		natural: [(item) => addedOf(item).added, true],
		further: (item) => addedElements(exchange, store, addedOf(item)),
	});
}

const foldersIn = (exchange, store, isInside) =>
	[...store.files.folders.values()].filter(
		(folder) => isInside(folder) && folderRole(store, folder, exchange.user) !== null,
	);

/** GET collection/{id}/feed: the files or folders in a folder. */
export function getCollectionFeed(exchange, params, services) {
	const { store } = services;
	const folder = folderOf(store, params.folder, exchange.user);
	return contentsAnswer(exchange, services, {
		id: folder.id,
		title: folder.title,
		documents: visibleDocuments(store, exchange.user, ({ id }) => folder.items.has(id)),
		folders: foldersIn(exchange, store, ({ parentId }) => parentId === folder.id),
		added: (id) => folder.items.get(id),
	});
}

/** When and by whom a document came to a community: shared, or made there. */
function addedTo(community, { communityShares, created, ownerId }) {
	const share = communityShares.find(({ communityId }) => communityId === community.id);
	return share ?? { added: created, addedBy: ownerId };
}

/** GET communitycollection/{id}/feed: what a community owns, and what was shared into it. */
export function getCommunityCollection(exchange, params, services) {
	const { store } = services;
	const community = communityOf(store, params.community);
	if (!community.members.includes(exchange.user.id)) throw accessDenied('see this community');
	const ownedOnly = exchange.query.get('type') === 'communityFiles';
	const isInside = ({ libraryId, communityShares }) =>
		libraryId === community.libraryId ||
		(!ownedOnly && communityShares.some(({ communityId }) => communityId === community.id));
	return contentsAnswer(exchange, services, {
		id: community.id,
		title: community.title,
		documents: [...store.files.documents.values()].filter(isInside),
		folders: foldersIn(
			exchange,
			store,
			({ communityId, parentId }) => communityId === community.id && parentId === null,
		),
		added: (id) => {
			const document = store.files.documents.get(id);
			return document && addedTo(community, document);
		},
	});
}

const lastAdded = ({ items }) => Math.max(0, ...[...items.values()].map(({ added }) => added));

/** GET collections/addedto/feed: folders of the caller's, what was filled last first. */
export function getAddedTo(exchange, _params, services) {
	const { store } = services;
	const folders = foldersIn(exchange, store, ({ editors }) => editors.includes(exchange.user.id));
	const title = 'Folders Added To Feed';
	return foldersAnswer(exchange, services, folders, { title, natural: [lastAdded, true] });
}

/** GET …/document/{id}/collections/feed: the folders of a file that the caller may see. */
export function getCollectionsOf(exchange, params, services) {
	const { store } = services;
	const document = documentOf(exchange, params, services);
	const folders = foldersIn(exchange, store, ({ items }) => items.has(document.id));
	return foldersAnswer(exchange, services, folders, { title: 'Folders Feed' });
}
