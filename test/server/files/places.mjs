import { documentAddress } from './entries/frame.mjs';
import { requireSharer } from './access.mjs';
import { changedAnswer } from './lists.mjs';
import { idOf } from './metadata.mjs';
import { communityOf, folderOf } from './paths.mjs';
import { accessDenied } from './refusals.mjs';

/** Throws AccessDenied unless somebody may put things into a folder. */
export function requireFolderEditor(folder, user) {
	if (!folder.editors.includes(user.id)) throw accessDenied('change what is in this folder');
}

/** Puts a document into a folder, if it is not there yet. */
export function putInFolder(folder, document, { clock }, user) {
	if (folder.items.has(document.id)) return;
	folder.items.set(document.id, { added: clock.now(), addedBy: user.id });
	folder.updated = clock.now();
}

/** Shares a document with a community whose member somebody is, if it is not yet. */
export function shareInto(community, document, { clock, store }, user) {
	if (!community.members.includes(user.id)) throw accessDenied('share with this community');
	requireSharer(store, document, user);
	if (document.communityShares.some(({ communityId }) => communityId === community.id)) return;
	document.communityShares.push({
		communityId: community.id,
		permission: 'View',
		added: clock.now(),
		addedBy: user.id,
	});
	document.updated = clock.now();
}

const feedOf = (exchange, document) => `${documentAddress(exchange, document)}/feed`;

/** Entries of the category community, posted to a document's feed: it is shared with each; 204. */
export function shareWithCommunities(exchange, document, services, entries) {
	const communities = entries.map(({ itemId }) => communityOf(services.store, idOf(itemId)));
	for (const each of communities) shareInto(each, document, services, exchange.user);
	return changedAnswer(exchange, feedOf(exchange, document));
}

/** Entries of the category collection, posted to a document's feed: it goes into each folder; 204. */
export function addToFolders(exchange, document, services, entries) {
	const folders = entries.map(({ itemId }) =>
		folderOf(services.store, idOf(itemId), exchange.user),
	);
	for (const folder of folders) requireFolderEditor(folder, exchange.user);
	for (const folder of folders) putInFolder(folder, document, services, exchange.user);
	return changedAnswer(exchange, feedOf(exchange, document));
}
