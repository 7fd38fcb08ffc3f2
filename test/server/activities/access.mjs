import { activitiesRefusal } from '../http/answers.mjs';

const bare = (id) => (id ?? '').replace(/^urn:lsid:ibm\.com:oa:/, '');

/** The refusal where there is no node of that id. */
export function nodeNotFound(id) {
	return activitiesRefusal(404, `Not Found. There is no activity node ${bare(id)}.`);
}

function mayView({ editors, readers }, user) {
	return editors.includes(user.id) || readers.includes(user.id);
}

/** Whether somebody may look into the activity of a node. */
export function mayViewNode(store, node, user) {
	return mayView(store.activities.access.get(node.activityId), user);
}

/** The node of that id, whose activity the caller may see. Throws 400, 403, 404. */
export function nodeOf(store, exchange, parameter) {
	const id = exchange.query.get(parameter);
	if (!id) throw activitiesRefusal(400, `Bad Request. ${parameter} is missing.`);
	const node = store.activities.nodes.get(bare(id));
	if (!node) throw nodeNotFound(id);
	if (!mayViewNode(store, node, exchange.user)) {
		throw activitiesRefusal(403, 'Access Denied. You are no member of this activity.');
	}
	return node;
}

/** Throws a 403 unless the caller has create_entries in the node's activity. */
export function requireEditor(store, node, user) {
	if (!store.activities.access.get(node.activityId).editors.includes(user.id)) {
		throw activitiesRefusal(403, 'Access Denied. You may not add to this activity.');
	}
}
