import { addAttachment } from './attachments.mjs';
import { addComment, addPlainComment } from './comments.mjs';
import { attachmentEntry } from './entries/attachment.mjs';
import { commentEntry } from './entries/comment.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { documentAddress, stamps } from './entries/frame.mjs';
import { versionEntry } from './entries/version.mjs';
import { listPage, NATURAL } from './listing.mjs';
import { entryOf, kindOf } from './metadata.mjs';
import { documentOf } from './paths.mjs';
import { invalidRequest } from './refusals.mjs';

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

/** What an entry posted to a document's feed does, by its category. */
const POSTED = { comment: addComment };

/** POST …/document/{id}/feed: an attachment's bytes, a comment's text, or an entry by its category. */
export async function postDocumentFeed(exchange, params, services) {
	const { recorder } = services;
	const document = documentOf(exchange, params, services);
	if (exchange.mimeType === 'application/atom+xml') {
		const entry = await entryOf(exchange, services);
		const kind = kindOf(entry);
		if (Object.hasOwn(POSTED, kind ?? '')) return POSTED[kind](exchange, document, services, entry);
		throw invalidRequest(`The entry has no category that can be posted here: ${kind}.`);
	}
	if (exchange.query.get('category') === 'attachment') {
		return await addAttachment(exchange, document, services);
	}
	recorder.violation(exchange, 'An attachment came without category=attachment');
	if (exchange.mimeType === 'text/plain')
		return await addPlainComment(exchange, document, services);
	return await addAttachment(exchange, document, services);
}

/** The address of a document's feed, for answers without a body. */
export const feedAddressOf = (exchange, document) => `${documentAddress(exchange, document)}/feed`;
