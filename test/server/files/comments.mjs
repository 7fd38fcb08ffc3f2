import { textOf } from '../atom/xml.mjs';
import { answer, filesRefusal } from '../http/answers.mjs';
import { roleOn } from './access.mjs';
import { newChild } from './attachments.mjs';
import { commentAnswer } from './entries/comment.mjs';
import { stamps } from './entries/frame.mjs';
import { entryOf, kindOf } from './metadata.mjs';
import { commentOf, documentOf } from './paths.mjs';
import { accessDenied, invalidRequest } from './refusals.mjs';

/** The text of a comment's entry. Throws InvalidType where its content is not told to be text. */
function textOfEntry(exchange, { recorder }, entry) {
	if (kindOf(entry) !== 'comment') {
		recorder.violation(exchange, 'The entry of a comment came without its category comment');
	}
	if (entry.content?.['@type'] !== 'text') {
		throw filesRefusal(415, 'InvalidType', 'The content of a comment is of the type text.');
	}
	const text = textOf(entry.content);
	if (text.trim() === '') throw invalidRequest('The comment is empty.');
	return text;
}

/** A comment moves no time that the file's entry shows, only its ETag's. */
const noteComment = (document, { clock }) => (document.commented = clock.now() + 1);

function store(exchange, document, services, text) {
	const comment = { ...newChild(exchange), version: document.version, text };
	document.comments.push(comment);
	noteComment(document, services);
	return commentAnswer(exchange, services.store, document, comment, 201);
}

/** POST …/document/{id}/feed with an entry of the category comment. */
export function addComment(exchange, document, services, entry) {
	return store(exchange, document, services, textOfEntry(exchange, services, entry));
}

/** POST …/document/{id}/feed with plain text and no category=attachment. */
export async function addPlainComment(exchange, document, services) {
	const text = (await exchange.body.toText()) ?? '';
	if (text.trim() === '') throw invalidRequest('The comment is empty.');
	return store(exchange, document, services, text);
}

/** GET …/comment/{id}/entry. */
export function getComment(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const comment = commentOf(document, params.comment);
	return commentAnswer(exchange, services.store, document, comment);
}

/** GET …/comment/{id}/media: its text. */
export function getCommentText(exchange, params, services) {
	const comment = commentOf(documentOf(exchange, params, services), params.comment);
	return answer(
		200,
		{ 'Content-Type': 'text/plain; charset=UTF-8', ...stamps(comment) },
		comment.text,
	);
}

/** PUT …/comment/{id}/entry: another text, by whoever wrote the comment. */
export async function putComment(exchange, params, services) {
	documentOf(exchange, params, services);
	const entry = await entryOf(exchange, services);
	const document = documentOf(exchange, params, services);
	const comment = commentOf(document, params.comment);
	if (comment.ownerId !== exchange.user.id) throw accessDenied('change this comment');
	const text = textOfEntry(exchange, services, entry);
	const now = exchange.clock.now();
	Object.assign(comment, { text, modified: now, updated: now, modifierId: exchange.user.id });
	noteComment(document, services);
	return commentAnswer(exchange, services.store, document, comment);
}

/** DELETE …/comment/{id}/entry: 204, for whoever wrote it or owns the file. */
export function deleteComment(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	const comment = commentOf(document, params.comment);
	const isMine = comment.ownerId === exchange.user.id;
	if (!isMine && roleOn(services.store, document, exchange.user) !== 'owner') {
		throw accessDenied('delete this comment');
	}
	document.comments.splice(document.comments.indexOf(comment), 1);
	noteComment(document, services);
	return answer(204);
}
