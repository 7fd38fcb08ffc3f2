import { addAttachment } from './attachments.mjs';
import { addComment, addPlainComment } from './comments.mjs';
import { attachmentEntry } from './entries/attachment.mjs';
import { commentEntry } from './entries/comment.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { stamps } from './entries/frame.mjs';
import { versionEntry } from './entries/version.mjs';
import { addLike } from './likes.mjs';
import { listPage, NATURAL } from './listing.mjs';
import { entriesOf, kindOf } from './metadata.mjs';
import { documentOf } from './paths.mjs';
import { addToFolders, shareWithCommunities } from './places.mjs';
import { invalidRequest } from './refusals.mjs';
import { addShare } from './shares.mjs';

/** What hangs on a document, by the query's category: its items in natural order, and their entries. */
const CATEGORIES = {
	comment: { of: ({ comments }) => comments, entry: commentEntry },
	attachment: { of: ({ attachments }) => attachments, entry: attachmentEntry },
	version: { of: (document) => [...document.older, document].reverse(), entry: versionEntry },
};

/** Newest versions first, by their labels. */
const BY_VERSION = [({ version }) => version, true];

/** GET …/document/{id}/feed: comments (the default), attachments or versions, newest first. */
export function getDocumentFeed(exchange, params, services) {
	const { store } = services;
	const document = documentOf(exchange, params, services);
	const category = exchange.query.get('category') ?? 'comment';
	if (!Object.hasOwn(CATEGORIES, category)) throw invalidRequest(`No category ${category}.`);
	const { of, entry } = CATEGORIES[category];
	const slice = listPage(of(document), exchange, services, {
		filters: category === 'comment' ? ['since'] : [],
		natural: category === 'version' ? BY_VERSION : NATURAL.created,
	});
	return feedAnswer(exchange, {
		id: document.id,
		title: document.title,
		author: store.users.get(document.ownerId),
		slice,
		headers: stamps(document),
		entries: slice.items.map((item) => entry(exchange, store, document, item)),
	});
}

/** What entries posted to a document's feed do, by their category; only some come in a feed of many. */
const POSTED = {
	comment: (exchange, document, services, [entry]) =>
		addComment(exchange, document, services, entry),
	share: (exchange, document, services, [entry]) => addShare(exchange, document, services, entry),
	recommendation: addLike,
	community: shareWithCommunities,
	collection: addToFolders,
};

function postEntries(exchange, document, services, entries) {
	const kinds = new Set(entries.map(kindOf));
	const [kind] = kinds;
	if (kinds.size !== 1 || !Object.hasOwn(POSTED, kind ?? '')) {
		throw invalidRequest(`There is no category that can be posted here: ${[...kinds].join(', ')}.`);
	}
	return POSTED[kind](exchange, document, services, entries);
}

/** POST …/document/{id}/feed: an attachment's bytes, a comment's text, or entries by their category. */
export async function postDocumentFeed(exchange, params, services) {
	const { recorder } = services;
	const document = documentOf(exchange, params, services);
	if (exchange.mimeType === 'application/atom+xml') {
		const entries = await entriesOf(exchange, services);
		return postEntries(exchange, documentOf(exchange, params, services), services, entries);
	}
	if (exchange.query.get('category') === 'attachment') {
		return await addAttachment(exchange, document, services);
	}
	recorder.violation(exchange, 'An attachment came without category=attachment');
	if (exchange.mimeType === 'text/plain')
		return await addPlainComment(exchange, document, services);
	return await addAttachment(exchange, document, services);
}
