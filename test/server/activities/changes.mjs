import { isDeepStrictEqual } from 'node:util';
import { badRequest, complaint, nodeOf } from './access.mjs';
import { assigneesOf, completionAfter } from './assignments.mjs';
import { emptyAnswer, writtenNode } from './documents.mjs';
import { fieldsAfter } from './fields.mjs';
import { parentOf } from './parents.mjs';
import { receivedEntry } from './received.mjs';
import { denied, mayChange, requireRole } from './roles.mjs';
import { isKindOfActivity } from './terms.mjs';

/** Where a node lies after an entry came: what it replies to, else right below the activity. */
function placeAfter(node, received, exchange, services) {
	if (node.parentId === null) return { parentId: null, position: node.position };
	const { activityId } = node;
	const parentId = received.parentId ?? activityId;
	const parent = parentOf(parentId, activityId, exchange, services, node);
	const stays = parent.id === node.parentId;
	const end = stays ? node.position : services.store.activities.endBelow(parent.id);
	return { parentId: parent.id, position: (stays && received.position) || end };
}

/** An activity keeps what kind of activity it is; a node becomes what its type says. */
function typeAfter(node, { type }, exchange, services) {
	const isActivity = node.parentId === null;
	if (isActivity === isKindOfActivity(type)) return isActivity ? node.type : type;
	if (isActivity && type === '') return node.type;
	if (type === '') return '';
	throw complaint(exchange, services, `A ${node.type} came back with the type ${type}`);
}

/** All that an entry says of a node but whether it is completed: what it leaves out is forgotten. */
function stateAfter(node, received, exchange, services) {
	const { title, content, tags, dueDate, flags, foreign } = received;
	return {
		title,
		content,
		contentType: 'html',
		type: typeAfter(node, received, exchange, services),
		tags,
		dueDate,
		isPrivate: flags.has('private'),
		isTemplate: flags.has('template'),
		fields: fieldsAfter(node, received, exchange, services),
		foreign,
		...placeAfter(node, received, exchange, services),
	};
}

/** What of a node only its author and owners change; ticks and the flag of a to-do others do, too. */
function substance(state, assignees) {
	const { title, content, type, tags, dueDate, isPrivate, isTemplate, parentId } = state;
	return {
		...{ title, content: content.trim(), type, tags, dueDate, isPrivate, isTemplate, parentId },
		fields: state.fields.map(({ modified: _modified, foreign: _foreign, ...field }) => field),
		assignees: assignees.map(({ userId }) => userId),
	};
}

function requireRights(node, state, assignees, exchange, { store }) {
	requireRole(store, node.activityId, exchange.user, node.parentId === null ? 'owner' : 'member');
	if (mayChange(store, node, exchange.user)) return;
	const before = substance(node, node.assignees);
	if (node.type !== 'todo' || !isDeepStrictEqual(before, substance(state, assignees))) {
		throw denied();
	}
}

function completionOf(node, state, received, assignees, { services, user }) {
	const wanted = received.flags.has('completed');
	if (node.parentId === null) return { completed: wanted, assignees: [] };
	if (state.type !== 'todo') return { completed: false, assignees };
	return completionAfter(node, { wanted, assignees }, services, user);
}

function checkId(node, { id }, exchange, { recorder }) {
	if (id === node.id) return;
	recorder.violation(exchange, `The entry of ${node.id} came back with the id "${id}"`);
}

/** PUT activitynode with an Atom entry: the whole node is what the entry says. Throws 400, 403, 404. */
export async function changeEntry(exchange, services) {
	const { store } = services;
	const { user } = exchange;
	const received = await receivedEntry(exchange, services);
	const node = nodeOf(exchange, 'activityNodeUuid', services);
	checkId(node, received, exchange, services);
	const assigned = assigneesOf(received, node.activityId, services);
	const state = stateAfter(node, received, exchange, services);
	requireRights(node, state, assigned, exchange, services);
	const completion = completionOf(node, state, received, assigned, { services, user });
	const kept = state.fields.map(({ fid }) => fid);
	const lost = node.fields.filter(({ fid }) => !kept.includes(fid));
	Object.assign(node, state, completion);
	store.activities.touch(node, user.id);
	for (const field of lost) await store.bytes.drop(field);
	return writtenNode(exchange, services, node);
}

/**
 * PUT activitynode with priority or completed in the query, without a body: 204. A priority belongs to
 * the caller alone, and changes nothing for others (recorded answers).
 */
export function changeByQuery(exchange, services) {
	const { store } = services;
	const { query, user } = exchange;
	const node = nodeOf(exchange, 'activityNodeUuid', services);
	if (node.parentId !== null) throw badRequest('Only activities are changed by the query');
	if (query.has('priority')) {
		store.activities.access.get(node.id).priorities[user.id] = Number(query.get('priority'));
	}
	if (query.has('completed')) {
		requireRole(store, node.id, user, 'owner');
		node.completed = query.get('completed') === 'yes';
		store.activities.touch(node, user.id);
	}
	return emptyAnswer(204);
}
