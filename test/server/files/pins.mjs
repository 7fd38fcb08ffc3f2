import { foldersAnswer } from './collections.mjs';
import { apiRoot } from './entries/frame.mjs';
import { changedAnswer, documentsAnswer } from './lists.mjs';
import { documentOf, folderOf } from './paths.mjs';
import { invalidRequest } from './refusals.mjs';

/** What the caller has pinned: times by id. */
function pinsOf({ store }, { id }) {
	if (!store.files.pins.has(id)) store.files.pins.set(id, new Map());
	return store.files.pins.get(id);
}

const KINDS = {
	documents: (exchange, id, services) =>
		documentOf(exchange, { kind: null, document: id }, services),
	collections: (exchange, id, { store }) => folderOf(store, id, exchange.user),
};

/** POST and DELETE myfavorites/{kind}/feed?itemId: pins and unpins; 204, and `updated` moves. */
const changePin = (kind) => (exchange, _params, services) => {
	const ids = exchange.query.getAll('itemId');
	if (ids.length === 0) throw invalidRequest('itemId is missing.');
	const items = ids.map((id) => KINDS[kind](exchange, id, services));
	const pins = pinsOf(services, exchange.user);
	const now = services.clock.now();
	for (const item of items) {
		item.updated = now;
		pins.delete(item.id);
		if (exchange.method === 'POST') pins.set(item.id, now);
	}
	return changedAnswer(exchange, `${apiRoot(exchange)}/myfavorites/${kind}/feed`);
};

export const changePinnedDocuments = changePin('documents');
export const changePinnedFolders = changePin('collections');

const pinnedIn = (items, pins) => [...pins.keys()].map((id) => items.get(id)).filter(Boolean);

const newestPin = (pins) => [({ id }) => pins.get(id), true];

/** GET myfavorites/documents/feed: the newest pin first. */
export function getPinnedDocuments(exchange, _params, services) {
	const pins = pinsOf(services, exchange.user);
	return documentsAnswer(exchange, services, pinnedIn(services.store.files.documents, pins), {
		id: 'documents',
		title: 'Pinned Files',
		natural: newestPin(pins),
	});
}

/** GET myfavorites/collections/feed. */
export function getPinnedFolders(exchange, _params, services) {
	const pins = pinsOf(services, exchange.user);
	return foldersAnswer(exchange, services, pinnedIn(services.store.files.folders, pins), {
		title: 'Pinned Folders Feed',
		natural: newestPin(pins),
	});
}
