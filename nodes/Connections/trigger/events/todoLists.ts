import { nodeOutput } from '../../actions/activityNode/nodeOutput';
import { listNodes, type NodeFilters, type NodeList } from '../../api/activities/nodes';
import type { ActivityNode } from '../../api/activities/node';
import type { Connection } from '../../api/server/connection';
import type { Told } from '../event';
import { timeOf } from '../feedSource';
import type { Standing } from '../holding';

/** All to-dos of a list, and of which of them something holds. */
export async function standingToDos(
	connection: Connection,
	list: NodeList,
	filters: NodeFilters,
	holds: (node: ActivityNode) => boolean,
): Promise<Array<Standing & Told>> {
	const all = await listNodes(connection, list, { kinds: ['todo'], ...filters }, null);
	return all.flatMap((read) => {
		const { id, modified } = read.node;
		if (id === null) return [];
		return {
			id,
			time: timeOf(modified) || 0,
			holds: holds(read.node),
			json: (simplify: boolean) => nodeOutput(read, simplify),
		};
	});
}
