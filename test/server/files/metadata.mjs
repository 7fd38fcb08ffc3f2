import { parseEntries, parseEntry, textOf } from '../atom/xml.mjs';
import { filesRefusal } from '../http/answers.mjs';
import { requireMayPublish, requireSharer } from './access.mjs';
import { communityOf, folderOf } from './paths.mjs';
import { accessDenied, invalidRequest } from './refusals.mjs';
import { sharesOf } from './sharing.mjs';

const TYPE_SCHEME = 'tag:ibm.com,2006:td/type';

/** A date parameter in ms, or undefined where it is not given. Throws a 400 if it is none. */
export function dateOf(exchange, name) {
	const text = exchange.query.get(name);
	if (text === null) return undefined;
	if (!/^\d{1,15}$/.test(text)) {
		throw filesRefusal(400, 'InvalidParameter', `${name} is not a time in milliseconds.`);
	}
	return Number(text);
}

/** What `parse` makes of a request's body. Throws a 400 where it makes nothing, 411 without a length. */
async function parsedBody(exchange, { recorder }, parse) {
	if (exchange.contentLength === null) {
		throw filesRefusal(411, 'LengthRequired', 'Content-Length is missing.');
	}
	const parsed = parse((await exchange.body.toText()) ?? '');
	if (!parsed) {
		recorder.violation(exchange, 'Binary data came under the type of an Atom entry');
		throw invalidRequest('The body is not an Atom entry.');
	}
	return parsed;
}

/** The Atom entry that a request brings. Throws a 400 where the body is none, 411 without a length. */
export const entryOf = async (exchange, services) =>
	await parsedBody(exchange, services, parseEntry);

/** The entries that a request brings, as one or as a feed of them; none where there is no body. */
export const entriesOf = async (exchange, services) =>
	exchange.contentLength === 0 && exchange.mimeType === ''
		? []
		: await parsedBody(exchange, services, parseEntries);

/** What an entry says that it is: the term of its category of types; undefined where it says nothing. */
export const kindOf = ({ category = [] }) =>
	category.find((each) => each['@scheme'] === TYPE_SCHEME)?.['@term'];

/** The tags of an entry, as the server keeps them: in lower case. */
export const tagsOf = ({ category = [] }) =>
	lowerCased(category.filter((each) => !each['@scheme']).map((each) => each['@term'] ?? ''));

/** Tags in lower case, each once. */
export const lowerCased = (tags) => [...new Set(tags.map((tag) => tag.toLowerCase()))];

/** An id in an entry: the bare one, also where it stands behind the server's prefix. */
export const idOf = (element) =>
	textOf(element)
		.trim()
		.replace(/^urn:lsid:ibm\.com:td:/, '');

/** The folders that the query names. Throws 403 and 404. */
function foldersOf(exchange, { store }) {
	const ids = ['primaryCollection', 'addToCollection', 'addToCollectionWithEdit'].flatMap((name) =>
		exchange.query.getAll(name),
	);
	return [...new Set(ids)].map((id) => {
		const folder = folderOf(store, id, exchange.user);
		if (!folder.editors.includes(exchange.user.id)) throw accessDenied('add to this folder');
		return folder;
	});
}

/** The communities that the query shares with, as shares. Throws 403 for no member, 404. */
function communitySharesOf({ query, user }, { store, clock }) {
	const permissions = { shareWithCommunity: 'View', shareWithCommunityWithEdit: 'Edit' };
	return Object.entries(permissions).flatMap(([name, permission]) =>
		query.getAll(name).map((id) => {
			const { id: communityId, members } = communityOf(store, id);
			if (!members.includes(user.id)) throw accessDenied('share with this community');
			return { communityId, permission, added: clock.now(), addedBy: user.id };
		}),
	);
}

/**
 * What the query says of a document, all checked: { properties, shares, communityShares, folders }.
 * Throws 400, 403 and 404.
 */
export function queryMetadata(exchange, services) {
	const { query, user } = exchange;
	const given = (name) => query.get(name) ?? undefined;
	requireMayPublish(user, given('visibility'));
	const properties = {
		created: dateOf(exchange, 'created'),
		modified: dateOf(exchange, 'modified'),
		visibility: given('visibility'),
		propagation: given('propagate'),
		mediaNotification: given('mediaNotification'),
		commentNotification: given('commentNotification'),
		restrictedVisibility: query.get('restrictedVisibility') === 'true' || undefined,
		language: exchange.headers['content-language'],
	};
	return {
		properties: Object.fromEntries(
			Object.entries(properties).filter(([, value]) => value !== undefined),
		),
		shares: sharesOf(exchange, services),
		communityShares: communitySharesOf(exchange, services),
		folders: foldersOf(exchange, services),
	};
}

/** Throws AccessDenied where a query shares a document that its caller may not share. */
export function requirePlaces(store, document, { shares, communityShares }, user) {
	if (shares.length + communityShares.length > 0) requireSharer(store, document, user);
}

/** Puts a document where queryMetadata says: into its folders and shares; one share a person. */
export function applyPlaces(document, { shares, communityShares, folders }, { clock }, user) {
	const replaced = new Set(shares.map(({ userId }) => userId));
	document.shares = [...document.shares.filter(({ userId }) => !replaced.has(userId)), ...shares];
	const known = new Set(document.communityShares.map(({ communityId }) => communityId));
	document.communityShares.push(
		...communityShares.filter(({ communityId }) => !known.has(communityId)),
	);
	for (const { items } of folders) {
		if (!items.has(document.id)) items.set(document.id, { added: clock.now(), addedBy: user.id });
	}
}
