import { randomUUID } from 'node:crypto';
import { textOf } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { personById } from '../people.mjs';
import { mayRead, requireOwner, requireSharer, roleOn } from './access.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { shareAnswer, shareEntry } from './entries/share.mjs';
import { listPage, NATURAL } from './listing.mjs';
import { entryOf, idOf } from './metadata.mjs';
import { documentOf } from './paths.mjs';
import { accessDenied, invalidRequest, notFound } from './refusals.mjs';

/** The document of that id, whichever library holds it. */
const documentById = (exchange, id, services) =>
	documentOf(exchange, { kind: null, document: id }, services);

function permissionOf(entry) {
	const permission = textOf(entry.sharePermission) || 'View';
	if (!/^(View|Edit)$/.test(permission)) throw invalidRequest('A share permits View or Edit.');
	return permission;
}

/** Shares a document with one person, by an entry; a second share of the two replaces the first. */
export function addShare(exchange, document, services, entry) {
	requireSharer(services.store, document, exchange.user);
	const userId = textOf(entry.sharedWith?.user?.userid).trim();
	if (!personById(services, userId)) throw invalidRequest(`There is no user ${userId}.`);
	const share = {
		id: randomUUID(),
		userId,
		permission: permissionOf(entry),
		summary: textOf(entry.summary),
		sharedBy: exchange.user.id,
		created: services.clock.now(),
	};
	document.shares = [...document.shares.filter((each) => each.userId !== userId), share];
	document.updated = services.clock.now();
	return shareAnswer(exchange, services, document, share, 201);
}

/** POST shares/feed: the entry says what is shared. */
export async function postShares(exchange, _params, services) {
	const entry = await entryOf(exchange, services);
	const document = documentById(exchange, idOf(entry.sharedWhat), services);
	return addShare(exchange, document, services, entry);
}

/** Every share of every document, with its document. */
const allShares = ({ store }) =>
	[...store.files.documents.values()].flatMap((document) =>
		document.shares.map((share) => ({ ...share, document, title: document.title })),
	);

/** GET share/{id}/entry, for who gave it and who got it. */
export function getShare(exchange, { share: id }, services) {
	const found = allShares(services).find((share) => share.id === id);
	if (!found) throw notFound('Item', id);
	if (!mayRead(services.store, found.document, exchange.user)) throw accessDenied('see this share');
	return shareAnswer(exchange, services, found.document, found);
}

/** GET myshares/feed: the shares themselves, given to the caller or (outbound) by the caller. */
export function getMyShares(exchange, _params, services) {
	const { user, query } = exchange;
	const outbound = query.get('direction') === 'outbound';
	const shares = allShares(services).filter(({ sharedBy, userId }) =>
		outbound ? sharedBy === user.id : userId === user.id,
	);
	const slice = listPage(shares, exchange, services, { filters: [], natural: NATURAL.created });
	return feedAnswer(exchange, {
		id: 'myshares',
		title: outbound ? 'Shares by You' : 'Shares with You',
		author: user,
		slice,
		entries: slice.items.map((share) => shareEntry(exchange, services, share.document, share)),
	});
}

/** DELETE shares/feed?sharedWhat&sharedWith: the shares with those people, or with everybody; 204. */
export function deleteShares(exchange, _params, services) {
	const { query, user } = exchange;
	const document = documentById(exchange, query.get('sharedWhat') ?? '', services);
	const wanted = query.getAll('sharedWith').flatMap((ids) => ids.split(','));
	const isOwner = roleOn(services.store, document, user) === 'owner';
	const taken = ({ userId }) => wanted.length === 0 || wanted.includes(userId);
	const mayTake = ({ userId, sharedBy }) => isOwner || [userId, sharedBy].includes(user.id);
	if (!document.shares.filter(taken).every(mayTake)) throw accessDenied('unshare this file');
	document.shares = document.shares.filter((share) => !taken(share));
	document.updated = services.clock.now();
	return answer(204);
}

const jsonAnswer = (items) =>
	answer(200, { 'Content-Type': 'application/json; charset=UTF-8' }, JSON.stringify({ items }));

function peopleOn(services, document) {
	return document.shares.map(({ userId, permission }) => {
		const { id, name, email } = personById(services, userId) ?? { id: userId };
		return { id, name, email, permission };
	});
}

/** GET …/permissions/feed: who has access, people before communities, as JSON. */
export function getPermissions(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const communities = document.communityShares.map(({ communityId, permission }) => ({
		id: `members@${communityId}`,
		name: services.store.communities.communities.get(communityId).title,
		permission,
	}));
	return jsonAnswer([...peopleOn(services, document), ...communities]);
}

/** GET …/users/feed: the people a document is shared with, as JSON. */
export function getUsers(exchange, params, services) {
	return jsonAnswer(peopleOn(services, documentOf(exchange, params, services)));
}

/** DELETE …/permissions/feed: nobody but the owner keeps access; 204. */
export function deletePermissions(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	requireOwner(services.store, document, exchange.user, 'unshare this file');
	Object.assign(document, {
		...{ shares: [], communityShares: [], visibility: 'private' },
		updated: services.clock.now(),
	});
	return answer(204);
}
