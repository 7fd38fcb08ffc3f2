import { markup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import {
	entryAnswer,
	documentAddress,
	ids,
	kindCategory,
	personElement,
} from './entries/frame.mjs';
import { documentOf } from './paths.mjs';
import { accessDenied, notFound } from './refusals.mjs';

function likeAnswer(exchange, { store, clock }, document, userId, status) {
	const now = clock.now();
	return entryAnswer(exchange, {
		status,
		item: { id: userId, modified: now, updated: now },
		location: `${documentAddress(exchange, document)}/recommendation/${userId}/entry`,
		entry: markup`${ids(userId)}${kindCategory('recommendation')}<title type="text">${document.title}</title>${personElement('author', store, userId)}`,
	});
}

/** An entry of the category recommendation, posted to a document's feed: the caller likes it. */
export function addLike(exchange, document, services) {
	const { id } = exchange.user;
	if (!document.likes.includes(id)) document.likes.push(id);
	return likeAnswer(exchange, services, document, id, 201);
}

/** GET …/recommendation/{user}/entry. */
export function getLike(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	if (!document.likes.includes(params.user)) throw notFound('Item', params.user);
	return likeAnswer(exchange, services, document, params.user, 200);
}

/** DELETE …/recommendation/{user}/entry: one's own; 204. */
export function deleteLike(exchange, params, services) {
	const document = documentOf(exchange, params, services);
	if (params.user !== exchange.user.id) throw accessDenied('take back what others like');
	if (!document.likes.includes(params.user)) throw notFound('Item', params.user);
	document.likes = document.likes.filter((id) => id !== params.user);
	return answer(204);
}
