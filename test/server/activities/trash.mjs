import { anyNodeOf, badRequest, complaint, nodeNotFound, nodeOf } from './access.mjs';
import { addressOf, emptyAnswer, nodeAnswer } from './documents.mjs';
import { receivedEntry } from './received.mjs';
import { denied, mayChange } from './roles.mjs';

/** DELETE activitynode: the node and all below it go to the trash; 204 with where it lies now. */
export function deleteNode(exchange, _params, { store, clock, ...services }) {
	const node = nodeOf(exchange, 'activityNodeUuid', { store, ...services });
	if (!mayChange(store, node, exchange.user)) throw denied();
	const deletion = { rootId: node.id, userId: exchange.user.id, when: clock.now() };
	for (const each of store.activities.subtreeOf(node)) each.deletion ??= deletion;
	return emptyAnswer(204, addressOf(exchange, node, 'trashednode'));
}

/** The node in the trash that the query names and the caller may restore. Throws 400, 403, 404. */
function trashedNode(exchange, services) {
	const node = anyNodeOf(exchange, 'activityNodeUuid', services);
	if (!node.deletion) throw nodeNotFound(node.id);
	if (!mayChange(services.store, node, exchange.user)) throw denied();
	return node;
}

/** GET trashednode. */
export function getTrashed(exchange, _params, services) {
	return nodeAnswer(exchange, services, trashedNode(exchange, services));
}

/**
 * PUT trashednode with the entry without its deleted flag: the node comes back, with what was deleted
 * along with it; 204 (recorded answers). Throws 400 where the flag is still there, or what it lies below
 * is deleted itself.
 */
export async function restoreNode(exchange, _params, services) {
	const { store } = services;
	const received = await receivedEntry(exchange, services);
	const node = trashedNode(exchange, services);
	if (received.flags.has('deleted')) {
		const text = 'An entry came back to the trash with its flag deleted';
		throw complaint(exchange, services, text);
	}
	if (node.parentId !== null && store.activities.nodes.get(node.parentId).deletion) {
		throw badRequest('What the node lies below is deleted');
	}
	const { rootId } = node.deletion;
	for (const each of store.activities.subtreeOf(node)) {
		if (each.deletion?.rootId === rootId) each.deletion = null;
	}
	store.activities.touch(node, exchange.user.id);
	return emptyAnswer(204, addressOf(exchange, node));
}

/** DELETE trashednode: gone for good, with its files; 204 (inferred). */
export async function purgeNode(exchange, _params, services) {
	const { activities } = services.store;
	await activities.purge(activities.subtreeOf(trashedNode(exchange, services)));
	return emptyAnswer(204);
}
