import { answer } from '../http/answers.mjs';
import { requireEditor, requireUnlocked } from './access.mjs';
import { documentOf } from './paths.mjs';
import { invalidRequest } from './refusals.mjs';

/** Gives a document a lock of the caller, or none; only `updated` moves, at the lock's own time. */
function setLock(exchange, params, services, isLocked) {
	const document = documentOf(exchange, params, services);
	requireEditor(services.store, document, exchange.user, 'lock this file');
	requireUnlocked(services, document, exchange.user);
	const time = services.clock.now();
	const lock = isLocked ? { ownerId: exchange.user.id, time } : null;
	Object.assign(document, { lock, updated: time });
	return answer(204);
}

/** POST …/lock?type=HARD|NONE: 204; unlocking what is not locked is one, too. */
export function postLock(exchange, params, services) {
	const type = (exchange.query.get('type') ?? '').toUpperCase();
	if (type === 'NONE') return setLock(exchange, params, services, false);
	if (type !== 'HARD') throw invalidRequest('The type of a lock is HARD or NONE.');
	return setLock(exchange, params, services, true);
}

/** DELETE …/lock: 204. */
export function deleteLock(exchange, params, services) {
	return setLock(exchange, params, services, false);
}
