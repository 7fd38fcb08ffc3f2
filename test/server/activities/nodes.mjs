import { anyNodeOf, complaint, nodeNotFound } from './access.mjs';
import { assigneesOf } from './assignments.mjs';
import { nodeAnswer, writtenNode } from './documents.mjs';
import { fieldsAfter } from './fields.mjs';
import { parentOf, requireRoom } from './parents.mjs';
import { receivedEntry } from './received.mjs';
import { isKindOfActivity } from './terms.mjs';

/** GET activitynode: an activity or a node, also one in the trash. */
export function getNode(exchange, _params, services) {
	const node = anyNodeOf(exchange, 'activityNodeUuid', services);
	const memberCount = exchange.flag('includeMemberCount');
	return nodeAnswer(exchange, services, node, { memberCount });
}

/**
 * POST activity with an Atom entry: a new node below the one it replies to, else below the one that
 * activityUuid names. The completed flag is ignored here (documentation).
 */
export async function addEntry(exchange, top, services) {
	const { store, recorder } = services;
	const received = await receivedEntry(exchange, services);
	if (top.deletion) throw nodeNotFound(top.id);
	if (top.parentId !== null) {
		recorder.violation(exchange, 'An entry was posted to a node, not to its activity');
	}
	if (isKindOfActivity(received.type)) {
		const text = `A node below an activity came with the type ${received.type}`;
		throw complaint(exchange, services, text);
	}
	if (received.type === 'todo' && !received.hasContent) {
		recorder.violation(exchange, 'A to-do came without its content element');
	}
	const { activityId } = top;
	const parent = received.parentId
		? parentOf(received.parentId, activityId, exchange, services)
		: top;
	requireRoom(activityId, services);
	const { title, content, contentType, type, tags, dueDate, position, flags, foreign } = received;
	const assignees = assigneesOf(received, activityId, services);
	const node = store.activities.addNode({
		activityId,
		parentId: parent.id,
		authorId: exchange.user.id,
		title,
		content,
		contentType,
		type,
		tags,
		dueDate,
		isPrivate: flags.has('private'),
		isTemplate: flags.has('template'),
		fields: fieldsAfter(null, received, exchange, services),
		assignees: assignees.map((each) => ({ ...each, completed: false })),
		foreign,
		...(position !== null && { position }),
	});
	return writtenNode(exchange, services, node, 201);
}
