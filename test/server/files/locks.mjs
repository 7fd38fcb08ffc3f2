import { answer } from '../http/answers.mjs';
import { requireEditor, requireUnlocked } from './access.mjs';
import { documentOf } from './paths.mjs';
import { invalidRequest } from './refusals.mjs';

/** Sets a document's lock; only `updated` moves. */
function setLock(exchange, params, services, lock) {
	const document = documentOf(exchange, params, services);
	requireEditor(services.store, document, exchange.user, 'lock this file');
	requireUnlocked(services, document, exchange.user);
	Object.assign(document, { lock, updated: services.clock.now() });
	return answer(204);
}

/** POST …/lock?type=HARD|NONE: 204; unlocking what is not locked is one, too. */
export function postLock(exchange, params, services) {
	const type = (exchange.query.get('type') ?? '').toUpperCase();
	if (type === 'NONE') return setLock(exchange, params, services, null);
	if (type !== 'HARD') throw invalidRequest('The type of a lock is HARD or NONE.');
	const lock = { ownerId: exchange.user.id, time: services.clock.now() };
	return setLock(exchange, params, services, lock);
}

/** DELETE …/lock: 204. */
export function deleteLock(exchange, params, services) {
	return setLock(exchange, params, services, null);
}
