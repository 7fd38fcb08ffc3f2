import { personByEmail, personById } from '../people.mjs';
import { badRequest } from './access.mjs';
import { denied, mayChange, roleIn } from './roles.mjs';

/**
 * The people that an entry assigns a to-do to, each once, with what they say is completed. Throws a
 * 400 for who is no member of the activity (seen in public clients).
 */
export function assigneesOf(received, activityId, services) {
	const people = new Map();
	for (const { userId, email, ...told } of received.assignees) {
		const person = personById(services, userId) ?? personByEmail(services, email);
		if (!person || roleIn(services.store, activityId, person.id) === null) throw badRequest();
		if (!people.has(person.id)) people.set(person.id, { userId: person.id, ...told });
	}
	return [...people.values()];
}

/** One's own tick anybody assigned sets, the others' only who may force the whole. */
function ticksAfter(node, assignees, user, mayForce) {
	return assignees.map((assignee) => {
		const { userId, completed } = assignee;
		const before = node.assignees.find((each) => each.userId === userId)?.completed ?? false;
		return { ...assignee, completed: mayForce || userId === user.id ? completed : before };
	});
}

/**
 * Whether a to-do is completed after an entry came, and the ticks of those it is assigned to:
 * { completed, assignees }. Several people complete it when each has ticked it, or owner and author
 * with the flag. Throws a 403 for a flag that somebody else sets.
 */
export function completionAfter(node, { wanted, assignees }, { store }, user) {
	const mayForce = mayChange(store, node, user);
	if (assignees.length > 1) {
		const ticks = ticksAfter(node, assignees, user, mayForce);
		const done = ticks.every(({ completed }) => completed);
		if (wanted && !done && !mayForce && !node.completed) throw denied();
		return { completed: done || wanted, assignees: ticks };
	}
	const isOwn = assignees.length === 0 || assignees[0].userId === user.id;
	if (wanted !== node.completed && !mayForce && !isOwn) throw denied();
	return {
		completed: wanted,
		assignees: assignees.map((each) => ({ ...each, completed: wanted })),
	};
}
