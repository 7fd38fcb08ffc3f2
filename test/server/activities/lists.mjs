import { maySee } from './access.mjs';
import { feedAnswer } from './documents.mjs';
import { filtered, heededQuery, pageOf } from './filters.mjs';
import { EVERYBODY, isMember, roleIn } from './roles.mjs';

const activityNodes = ({ store }) =>
	[...store.activities.nodes.values()].filter(({ parentId }) => parentId === null);

const accessOf = ({ store }, node) => store.activities.access.get(node.id);

const isPublic = (services, node) =>
	accessOf(services, node).members.some(({ subjectId }) => subjectId === EVERYBODY);

const isTunedOut = (services, node, userId) => accessOf(services, node).priorities[userId] === 0;

/** Mine, public ones where I am no member, or both, as the parameter public says. */
function byPublic(services, node, userId, wanted) {
	const mine = isMember(services.store, node.id, userId);
	if (wanted === 'only') return !mine && isPublic(services, node);
	return mine || (wanted === 'yes' && isPublic(services, node));
}

function byCompleted({ completed }, wanted) {
	if (wanted === 'only') return completed;
	return wanted === 'yes' || !completed;
}

/** A list of activities: `chosen` (node, query) says which, what is deleted aside. */
function activityList(title, chosen) {
	return (exchange, _params, services) => {
		const query = heededQuery(exchange, services.settings);
		const userId = exchange.user.id;
		const nodes = activityNodes(services).filter(
			(node) =>
				!node.deletion &&
				byPublic(services, node, userId, query.get('public')) &&
				chosen(node, { query, services, userId }),
		);
		const list = filtered(nodes, query, services, exchange.user);
		return feedAnswer(exchange, services, {
			title: `${title} ${exchange.user.name}`,
			page: pageOf(list, exchange),
		});
	};
}

/** GET activities: mine, without those completed or tuned out; completed=yes adds the former. */
export const getActivities = activityList(
	'My Activities for',
	(node, { query, services, userId }) =>
		byCompleted(node, query.get('completed')) &&
		!isTunedOut(services, node, userId) &&
		(query.get('includeCommunityActivities') !== 'no' || !accessOf(services, node).communityId),
);

/** GET completed: mine that are completed. */
export const getCompleted = activityList('Completed for', ({ completed }) => completed);

/** GET tunedout: mine with the priority 0. */
export const getTunedOut = activityList('Tuned out for', (node, { services, userId }) =>
	isTunedOut(services, node, userId),
);

/** GET everything: all of mine, or with commUuid those of one community. */
export const getEverything = activityList(
	'Everything for',
	(node, { query, services }) =>
		!query.has('commUuid') || accessOf(services, node).communityId === query.get('commUuid'),
);

/**
 * GET trash: activities and nodes that were deleted by themselves and that the caller may restore, of
 * one activity with activityUuid.
 */
export function getTrash(exchange, _params, services) {
	const { store } = services;
	const query = heededQuery(exchange, services.settings);
	const inActivity = query.get('activityUuid');
	const nodes = [...store.activities.nodes.values()].filter(
		(node) =>
			node.deletion?.rootId === node.id &&
			maySee(store, node, exchange.user.id) &&
			(inActivity === null || node.activityId === inActivity) &&
			(node.authorId === exchange.user.id ||
				roleIn(store, node.activityId, exchange.user.id) === 'owner'),
	);
	return feedAnswer(exchange, services, {
		title: `Trash for ${exchange.user.name}`,
		page: pageOf(filtered(nodes, query, services, exchange.user), exchange),
	});
}
