import { activitiesRefusal } from '../http/answers.mjs';
import { denied, roleIn } from './roles.mjs';

const PREFIX = 'urn:lsid:ibm.com:oa:';

/** An id without the prefix that Atom entries put before it. */
export const bare = (id) => (id?.startsWith(PREFIX) ? id.slice(PREFIX.length) : (id ?? ''));

/** An id as Atom entries have it. */
export const lsid = (id) => `${PREFIX}${id}`;

/** The refusal where there is no node of that id. */
export function nodeNotFound(id) {
	return activitiesRefusal(404, `Not Found. There is no activity node ${bare(id)}.`);
}

/** The refusal of what is wrong in itself. */
export function badRequest(text = '') {
	return activitiesRefusal(400, `Bad Request${text && `. ${text}`}`, '400');
}

/** Notes that the documentation knows no such thing, and gives the 400 to throw for it. */
export function complaint(exchange, { recorder }, text) {
	recorder.violation(exchange, text);
	return badRequest(text);
}

/** Whether somebody may look at a node: members of its activity, at private ones the author only. */
export function maySee(store, node, userId) {
	if (roleIn(store, node.activityId, userId) === null) return false;
	return !node.isPrivate || node.authorId === userId;
}

/** The id in a parameter of the query. Throws 400 where it is missing. */
function idIn(exchange, parameter, { recorder }) {
	const id = exchange.query.get(parameter);
	if (!id) throw badRequest(`${parameter} is missing`);
	if (id.includes(':')) {
		recorder.violation(exchange, `${parameter} holds "${id}": a bare id is needed here`);
	}
	return bare(id);
}

/** The node of that id in the query, deleted or not, which the caller may see. Throws 400, 403, 404. */
export function anyNodeOf(exchange, parameter, services) {
	const { store } = services;
	const id = idIn(exchange, parameter, services);
	const node = store.activities.nodes.get(id);
	if (!node) throw nodeNotFound(id);
	if (!maySee(store, node, exchange.user.id)) throw denied();
	return node;
}

/** The node of that id in the query, which is not deleted. Throws 400, 403, 404. */
export function nodeOf(exchange, parameter, services) {
	const node = anyNodeOf(exchange, parameter, services);
	if (node.deletion) throw nodeNotFound(node.id);
	return node;
}

/** The activity of that id in the query. Throws 400, 403, 404. */
export function activityOf(exchange, parameter, services) {
	const node = nodeOf(exchange, parameter, services);
	if (node.parentId !== null) throw nodeNotFound(node.id);
	return node;
}
