import { textOf } from '../atom/xml.mjs';
import { mayRead } from './access.mjs';
import { apiRoot } from './entries/frame.mjs';
import { addFolder } from './folders.mjs';
import { changedAnswer } from './lists.mjs';
import { entriesOf, idOf, kindOf } from './metadata.mjs';
import { communityOf, documentOf, folderOf } from './paths.mjs';
import { putInFolder, requireFolderEditor, shareInto } from './places.mjs';
import { accessDenied, invalidRequest, notFound } from './refusals.mjs';

const documentById = (exchange, id, services) =>
	documentOf(exchange, { kind: null, document: id }, services);

/** What a request puts into a place: ids in its query and in its entries, each with its source. */
async function itemsOf(exchange, services) {
	const entries = await entriesOf(exchange, services);
	const named = entries.filter(({ itemId }) => itemId !== undefined);
	const items = named.map((entry) => ({
		id: idOf(entry.itemId),
		isFolder: kindOf(entry) === 'collection',
		source: entry.source && {
			type: textOf(entry.source.type),
			id: idOf(entry.source.itemId),
		},
	}));
	const inQuery = exchange.query.getAll('itemId').map((id) => ({ id, isFolder: false }));
	return { entries, items: [...inQuery, ...items] };
}

/** Takes a document out of the folder that it is moved from. */
function leave(exchange, { store }, { id, source }) {
	if (source?.type !== 'collection') return;
	const from = folderOf(store, source.id, exchange.user);
	requireFolderEditor(from, exchange.user);
	from.items.delete(id);
}

/** Moves a folder to a place. Throws a 400 where that is the folder itself. */
function moveFolder(exchange, { store, clock }, id, place) {
	const folder = folderOf(store, id, exchange.user);
	requireFolderEditor(folder, exchange.user);
	if (place.parentId === id) throw invalidRequest('A folder cannot lie in itself.');
	Object.assign(folder, place, { updated: clock.now() });
}

/** Puts items into a place: folders move there, documents are handed to `put`. */
function place(exchange, services, items, target, put) {
	const documents = items
		.filter(({ isFolder }) => !isFolder)
		.map((item) => ({ item, document: documentById(exchange, item.id, services) }));
	for (const { document } of documents) {
		if (!mayRead(services.store, document, exchange.user)) throw accessDenied('see this file');
	}
	for (const { id } of items.filter(({ isFolder }) => isFolder)) {
		moveFolder(exchange, services, id, target);
	}
	for (const { item, document } of documents) {
		put(document);
		leave(exchange, services, item);
	}
}

/** POST collection/{id}/feed: puts files in, moves folders in, or makes a folder below. */
export async function postCollectionFeed(exchange, params, services) {
	const { entries, items } = await itemsOf(exchange, services);
	const folder = folderOf(services.store, params.folder, exchange.user);
	requireFolderEditor(folder, exchange.user);
	const { id: parentId, communityId } = folder;
	if (items.length === 0) {
		const [entry = {}] = entries;
		return addFolder(exchange, services, entry, { parentId, communityId });
	}
	place(exchange, services, items, { parentId, communityId }, (document) =>
		putInFolder(folder, document, services, exchange.user),
	);
	return changedAnswer(exchange, `${apiRoot(exchange)}/collection/${folder.id}/feed`);
}

/** DELETE collection/{id}/feed?itemId: takes files out, which stay in their libraries; 204. */
export function deleteFromCollection(exchange, params, services) {
	const folder = folderOf(services.store, params.folder, exchange.user);
	requireFolderEditor(folder, exchange.user);
	const ids = exchange.query.getAll('itemId');
	if (ids.length === 0) throw invalidRequest('itemId is missing.');
	for (const id of ids) if (!folder.items.has(id)) throw notFound('Item', id);
	for (const id of ids) folder.items.delete(id);
	folder.updated = services.clock.now();
	return changedAnswer(exchange, `${apiRoot(exchange)}/collection/${folder.id}/feed`);
}

/** POST communitycollection/{id}/feed: a new folder of the community, or files and folders into it. */
export async function postCommunityCollection(exchange, params, services) {
	const { entries, items } = await itemsOf(exchange, services);
	const community = communityOf(services.store, params.community);
	if (!community.members.includes(exchange.user.id)) throw accessDenied('add to this community');
	const target = { parentId: null, communityId: community.id };
	if (items.length === 0) return addFolder(exchange, services, entries[0] ?? {}, target);
	place(exchange, services, items, target, (document) =>
		shareInto(community, document, services, exchange.user),
	);
	return changedAnswer(exchange, `${apiRoot(exchange)}/communitycollection/${community.id}/feed`);
}

/** DELETE communitycollection/{id}/feed?itemId: takes shared files out of a community; 204. */
export function deleteFromCommunity(exchange, params, services) {
	const community = communityOf(services.store, params.community);
	for (const id of exchange.query.getAll('itemId')) {
		const document = documentById(exchange, id, services);
		const share = document.communityShares.find(({ communityId }) => communityId === community.id);
		if (!share) throw notFound('Item', id);
		const may = [document.ownerId, share.addedBy, ...community.owners];
		if (!may.includes(exchange.user.id)) throw accessDenied('unshare this file');
		document.communityShares.splice(document.communityShares.indexOf(share), 1);
		document.updated = services.clock.now();
	}
	return changedAnswer(exchange, `${apiRoot(exchange)}/communitycollection/${community.id}/feed`);
}
