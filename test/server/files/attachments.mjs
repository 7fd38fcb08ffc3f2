import { randomUUID } from 'node:crypto';
import { answer, filesRefusal } from '../http/answers.mjs';
import { labelOfName } from '../names.mjs';
import { pageOf, pagingElements } from '../atom/feeds.mjs';
import { textOf } from '../atom/xml.mjs';
import { accessDenied, attachmentOf, mayEdit } from './access.mjs';
import { storedType } from './add.mjs';
import { documentOfPath, mediaAnswer } from './documents.mjs';
import {
	apiRoot,
	attachmentEntry,
	commentEntry,
	ENTRY_TYPE,
	feed,
	FEED_TYPE,
	rootElement,
} from './entries.mjs';
import { admit, dateOf, entryOf, itemExists, nameOf } from './uploads.mjs';

function childAnswer(exchange, document, child, entry, status) {
	const kind = child.text === undefined ? 'attachment' : 'comment';
	const { id, modified, updated } = child;
	return answer(
		status,
		{
			'Content-Type': ENTRY_TYPE,
			ETag: `"${id}:modified=${modified}:updated=${updated}"`,
			'Last-Modified': new Date(updated).toUTCString(),
			...(status === 201 && {
				Location: `${apiRoot(exchange)}/library/${document.libraryId}/document/${document.id}/${kind}/${id}/entry`,
			}),
		},
		rootElement('entry', entry),
	);
}

/** GET …/document/{id}/feed: comments (the default) or, with category=attachment, attachments. */
export function getDocumentFeed(exchange, params, services) {
	const { store } = services;
	const document = documentOfPath(exchange, params, services);
	const attachments = exchange.query.get('category') === 'attachment';
	const [children, entryOfChild] = attachments
		? [document.attachments, attachmentEntry]
		: [document.comments, commentEntry];
	const paging = pageOf(children, exchange, (child) => child.label ?? child.text);
	return answer(
		200,
		{ 'Content-Type': FEED_TYPE },
		feed(exchange, {
			id: document.id,
			title: document.title,
			author: store.users.get(document.ownerId),
			paging: pagingElements('opensearch', paging),
			entries: paging.items.map((child) => entryOfChild(exchange, store, document, child)),
		}),
	);
}

function newChild(exchange) {
	const now = Date.now();
	return {
		id: randomUUID(),
		ownerId: exchange.user.id,
		modifierId: exchange.user.id,
		created: dateOf(exchange, 'created') ?? now,
		modified: dateOf(exchange, 'modified') ?? now,
		updated: now,
	};
}

async function addComment(exchange, document, services) {
	const entry = await entryOf(exchange, services);
	const comment = { ...newChild(exchange), text: textOf(entry.content) };
	document.comments.push(comment);
	const markupOf = commentEntry(exchange, services.store, document, comment);
	return childAnswer(exchange, document, comment, markupOf, 201);
}

function checkName(exchange, document, label) {
	const existing = document.attachments.find((attachment) => attachment.label === label);
	if (existing && !exchange.flag('replace')) throw itemExists(label);
	return existing;
}

/** POST …/document/{id}/feed: "Adding a file attachment", or a comment as an Atom entry. */
export async function addAttachment(exchange, params, services) {
	const { store, recorder } = services;
	const document = documentOfPath(exchange, params, services);
	if (exchange.mimeType === 'application/atom+xml') {
		return await addComment(exchange, document, services);
	}
	if (exchange.query.get('category') !== 'attachment') {
		recorder.violation(exchange, 'An attachment came without category=attachment');
	}
	if (!mayEdit(store, document, exchange.user)) throw accessDenied('attach to this file');
	if (exchange.headers['content-type'] === undefined) {
		throw filesRefusal(400, 'InvalidRequest', 'Content-Type is missing.');
	}
	if (exchange.phase !== null) {
		throw filesRefusal(400, 'InvalidRequest', 'Attachments are not taken in two phases.');
	}
	const title = nameOfAttachment(exchange);
	const label = labelOfName(title);
	checkName(exchange, document, label);
	admit(exchange, store.files.libraries.get(document.libraryId), services);
	const fresh = newChild(exchange);
	const content = {
		label,
		title,
		contentType: storedType(exchange, label),
		...(await store.bytes.keep(await exchange.body.toDisk())),
	};
	let attachment;
	try {
		attachment = checkName(exchange, document, label);
	} catch (error) {
		await store.bytes.drop(content);
		throw error;
	}
	if (attachment) {
		const before = { ...attachment };
		Object.assign(attachment, content, { modified: fresh.modified, updated: fresh.updated });
		await store.bytes.drop(before);
	} else {
		attachment = { ...fresh, ...content };
		document.attachments.push(attachment);
	}
	const entry = attachmentEntry(exchange, store, document, attachment);
	return childAnswer(exchange, document, attachment, entry, 201);
}

function nameOfAttachment(exchange) {
	if (!exchange.headers.slug) {
		throw filesRefusal(400, 'InvalidPath', 'An attachment needs a name in the header Slug.');
	}
	return nameOf(exchange);
}

/** GET …/attachment/{id}/entry. */
export function getAttachment(exchange, params, services) {
	const document = documentOfPath(exchange, params, services);
	const attachment = attachmentOf(document, params.attachment);
	const entry = attachmentEntry(exchange, services.store, document, attachment);
	return childAnswer(exchange, document, attachment, entry, 200);
}

/** GET …/attachment/{id}/media. */
export function getAttachmentMedia(exchange, params, services) {
	const document = documentOfPath(exchange, params, services);
	return mediaAnswer(services.store, attachmentOf(document, params.attachment));
}

/** DELETE …/attachment/{id}/entry: 204. */
export async function deleteAttachment(exchange, params, services) {
	const document = documentOfPath(exchange, params, services);
	if (!mayEdit(services.store, document, exchange.user)) throw accessDenied('change this file');
	const attachment = attachmentOf(document, params.attachment);
	document.attachments.splice(document.attachments.indexOf(attachment), 1);
	await services.store.bytes.drop(attachment);
	return answer(204);
}
