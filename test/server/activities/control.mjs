/** Adds the nodes of a description: { activityId, count, title, assignees by user id, … }; returns their ids. */
export function addNodes(
	{ store, clock },
	{ activityId, count = 1, title = 'Node', ...properties },
) {
	const { activities } = store;
	if (!activities.access.has(activityId)) throw new RangeError(`No activity ${activityId}`);
	const { userId, parentId = activityId, assignees = [], ...rest } = properties;
	const position = activities.endBelow(parentId);
	const now = clock.now();
	return Array.from({ length: count }, (_, index) => {
		const number = count === 1 ? '' : ` ${String(index + 1).padStart(4, '0')}`;
		const { id } = activities.addNode({
			created: now,
			updated: rest.created ?? now,
			...structuredClone(rest),
			activityId,
			parentId,
			title: `${title}${number}`,
			authorId: userId ?? activities.nodes.get(activityId).authorId,
			assignees: assignees.map((each) => ({ userId: each, completed: false, foreign: null })),
			position: position + index * 1000,
		});
		return id;
	});
}

/**
 * Changes a node as if somebody else did: what is in `set`, else the title. The time of its change
 * moves by a second at least, unless `set` says when.
 */
export function reviseNode({ store, clock }, id, set = {}) {
	const node = store.activities.nodes.get(id);
	if (!node) throw new RangeError(`No node ${id}`);
	const updated = Math.max(clock.now(), node.updated + 1000);
	const change = Object.keys(set).length > 0 ? set : { title: `${node.title} (changed)` };
	Object.assign(node, { updated }, structuredClone(change));
}

/** What the control side does to Activities. */
export const activitiesControl = (services) => ({
	'POST /control/nodes': (body) => ({ ids: addNodes(services, body) }),
	'PATCH /control/nodes': ({ ids, set }) => {
		for (const id of ids) reviseNode(services, id, set);
	},
});
