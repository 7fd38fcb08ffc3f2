import { activitiesRefusal } from '../http/answers.mjs';
import { badRequest, maySee, nodeNotFound } from './access.mjs';

/**
 * The node that an entry replies to. Throws 404 where it is gone or not to be seen, 400 where it lies
 * in another activity, or at or below the node itself.
 */
export function parentOf(parentId, activityId, exchange, { store }, node = null) {
	const parent = store.activities.nodes.get(parentId);
	if (!parent || parent.deletion || !maySee(store, parent, exchange.user.id)) {
		throw nodeNotFound(parentId);
	}
	if (parent.activityId !== activityId) {
		throw badRequest('The node replied to lies in another activity');
	}
	if (node && (parent === node || store.activities.isBelow(parent, node))) {
		throw badRequest('A node cannot lie below itself');
	}
	return parent;
}

/** Throws a 400 where an activity is full. */
export function requireRoom(activityId, { store, settings: { maxNodes } }) {
	if (store.activities.countIn(activityId) >= maxNodes) {
		throw activitiesRefusal(
			400,
			`Bad Request. An activity holds at most ${maxNodes} nodes.`,
			'400',
		);
	}
}
