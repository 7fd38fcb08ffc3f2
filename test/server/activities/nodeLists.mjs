import { maySee, nodeOf } from './access.mjs';
import { feedAnswer } from './documents.mjs';
import { filtered, heededQuery, pageOf } from './filters.mjs';
import { isMember } from './roles.mjs';

/** The nodes below activities that the caller may see, without the trash. */
function visibleNodes({ store }, user) {
	return [...store.activities.nodes.values()].filter(
		(node) => node.parentId !== null && !node.deletion && maySee(store, node, user.id),
	);
}

/** sinceUuid, untilUuid and excludedUuids: a part of the list by ids, in its order (public clients). */
function byIds(list, query) {
	const from = list.findIndex(({ id }) => id === query.get('sinceUuid'));
	const to = list.findIndex(({ id }) => id === query.get('untilUuid'));
	const excluded = (query.get('excludedUuids') ?? '').split(',');
	return list
		.slice(Math.max(0, from), to < 0 ? undefined : to)
		.filter(({ id }) => !excluded.includes(id));
}

/** A list of nodes below one: `isIn` (node, top, services) says which belong. */
function nodeList(parameters, isIn, optionsOf = () => () => ({})) {
	return (exchange, _params, services) => {
		const { store, settings } = services;
		const named = parameters.find((name) => exchange.query.has(name)) ?? parameters[0];
		const top = nodeOf(exchange, named, services);
		const query = heededQuery(exchange, settings);
		const nodes = visibleNodes(services, exchange.user).filter((node) => isIn(node, top, services));
		const list = byIds(filtered(nodes, query, services, exchange.user), query);
		return feedAnswer(exchange, services, {
			title: top.title,
			activity: store.activities.nodes.get(top.activityId),
			page: pageOf(list, exchange, settings.nodeFeedPageSize),
			optionsOf: optionsOf(settings),
		});
	};
}

const isChild = (node, top) => node.parentId === top.id;
const isBelow = (node, top, { store }) => store.activities.isBelow(node, top);
const isChildOrReply = (node, top, services) =>
	isChild(node, top) ||
	(services.settings.activityListsReplies && node.type === 'reply' && isBelow(node, top, services));
const depthAsRecorded =
	({ descendantsTellDepth }) =>
	() =>
		descendantsTellDepth ? {} : { depth: 0 };

/** GET activity: the nodes right below an activity (or below a node of it). */
export const getChildren = nodeList(['activityUuid'], isChildOrReply);

/** GET nodechildren: the nodes right below a node, which either parameter names (public clients). */
export const getNodeChildren = nodeList(['nodeUuid', 'activityNodeUuid'], isChild);

/** GET activitydescendants and descendants: the nodes on all levels below. */
export const getDescendants = nodeList(['activityUuid', 'nodeUuid'], isBelow, depthAsRecorded);

function byAssignee(query) {
	const wanted = query.get('assignedToUserid');
	const withNobody = query.get('includeunassigned') === 'yes';
	return ({ assignees }) =>
		wanted === null ||
		assignees.some(({ userId }) => userId === wanted) ||
		(withNobody && assignees.length === 0);
}

function byCompleted(query, { todosListCompleted }) {
	const wanted = query.get('completed') ?? (todosListCompleted ? 'yes' : 'no');
	return ({ completed }) => wanted === 'yes' || completed === (wanted === 'only');
}

/**
 * GET todos: the to-dos of all activities in which the caller is a member, other people's and those of
 * nobody too (recorded answers), unless the query narrows them.
 */
export function getTodos(exchange, _params, services) {
	const { store, settings } = services;
	const query = heededQuery(exchange, settings);
	const author = query.get('createdByUserId');
	const assigned = byAssignee(query);
	const completed = byCompleted(query, settings);
	const nodes = visibleNodes(services, exchange.user).filter(
		(node) =>
			node.type === 'todo' &&
			isMember(store, node.activityId, exchange.user.id) &&
			assigned(node) &&
			completed(node) &&
			(author === null || node.authorId === author),
	);
	return feedAnswer(exchange, services, {
		title: `To Do List for ${exchange.user.name}`,
		page: pageOf(filtered(nodes, query, services, exchange.user), exchange),
	});
}
