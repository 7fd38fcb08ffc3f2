import { randomUUID } from 'node:crypto';
import { answer, filesRefusal } from '../http/answers.mjs';
import { labelOfName } from '../names.mjs';
import { requireEditor, requireUnlocked } from './access.mjs';
import { attachmentAnswer } from './entries/attachment.mjs';
import { dateOf } from './metadata.mjs';
import { storedType } from './newVersion.mjs';
import { attachmentOf, documentOf } from './paths.mjs';
import { invalidRequest, itemExists } from './refusals.mjs';
import { admit, nameOf } from './uploads.mjs';

/** Something new that hangs on a document, by the caller. */
export function newChild(exchange) {
	const now = exchange.clock.now();
	return {
		id: randomUUID(),
		ownerId: exchange.user.id,
		modifierId: exchange.user.id,
		created: dateOf(exchange, 'created') ?? now,
		modified: dateOf(exchange, 'modified') ?? now,
		updated: now,
	};
}

function checkName(exchange, document, label) {
	const existing = document.attachments.find((attachment) => attachment.label === label);
	if (existing && !exchange.flag('replace')) throw itemExists(label, 'attachment');
	return existing;
}

function nameOfAttachment(exchange) {
	if (!exchange.headers.slug) {
		throw filesRefusal(400, 'InvalidPath', 'An attachment needs a name in the header Slug.');
	}
	return nameOf(exchange);
}

function checkUpload(exchange) {
	if (exchange.headers['content-type'] === undefined) {
		throw invalidRequest('Content-Type is missing.');
	}
	if (exchange.phase !== null) {
		throw invalidRequest('Attachments are not taken in two phases.');
	}
}

/** Puts received content under an attachment's name: over the one that is there, or as a new one. */
async function storeAttachment(exchange, { store }, document, content) {
	const existing = checkName(exchange, document, content.label);
	const fresh = newChild(exchange);
	if (!existing) {
		const attachment = { ...fresh, ...content };
		document.attachments.push(attachment);
		return attachment;
	}
	const before = { blob: existing.blob };
	Object.assign(existing, content, { modified: fresh.modified, updated: fresh.updated });
	await store.bytes.drop(before);
	return existing;
}

/** POST …/document/{id}/feed with bytes: "Adding a file attachment". */
export async function addAttachment(exchange, document, services) {
	const { store } = services;
	requireEditor(store, document, exchange.user, 'attach to this file');
	requireUnlocked(services, document, exchange.user);
	checkUpload(exchange);
	const title = nameOfAttachment(exchange);
	const label = labelOfName(title);
	checkName(exchange, document, label);
	admit(exchange, store.files.libraries.get(document.libraryId), services);
	const content = {
		label,
		title,
		contentType: storedType(exchange, label),
		...(await store.bytes.keep(await exchange.body.toDisk())),
	};
	try {
		const attachment = await storeAttachment(exchange, services, document, content);
		return attachmentAnswer(exchange, store, document, attachment, 201);
	} catch (error) {
		await store.bytes.drop(content);
		throw error;
	}
}

/** GET …/attachment/{id or label}/entry. */
export function getAttachment(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const attachment = attachmentOf(document, params.attachment);
	return attachmentAnswer(exchange, services.store, document, attachment);
}

/** PUT …/attachment/{id}/media: other bytes under the same name. */
export async function putAttachmentMedia(exchange, params, services) {
	const { store } = services;
	const document = documentOf(exchange, params, services);
	const attachment = attachmentOf(document, params.attachment);
	requireEditor(store, document, exchange.user, 'change this file');
	requireUnlocked(services, document, exchange.user);
	checkUpload(exchange);
	admit(exchange, store.files.libraries.get(document.libraryId), services);
	const now = exchange.clock.now();
	const before = { blob: attachment.blob };
	Object.assign(attachment, {
		contentType: storedType(exchange, attachment.label),
		...(await store.bytes.keep(await exchange.body.toDisk())),
		...{ modified: now, updated: now, modifierId: exchange.user.id },
	});
	await store.bytes.drop(before);
	return attachmentAnswer(exchange, store, document, attachment);
}

/** DELETE …/attachment/{id}/entry: 204. */
export async function deleteAttachment(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const attachment = attachmentOf(document, params.attachment);
	requireEditor(services.store, document, exchange.user, 'change this file');
	requireUnlocked(services, document, exchange.user);
	document.attachments.splice(document.attachments.indexOf(attachment), 1);
	await services.store.bytes.drop(attachment);
	return answer(204);
}
