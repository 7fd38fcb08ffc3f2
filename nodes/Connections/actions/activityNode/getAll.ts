import { listNodes, type NodeFilters, type NodeList } from '../../api/activities/nodes';
import type { Connection } from '../../api/server/connection';
import { readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import type { ItemParameters } from '../fields/itemParameters';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import { filtersOf } from '../fields/parameterDefinition';
import { withUserIds } from '../fields/people';
import { readQuery } from '../fields/readQuery';
import type { Operation } from '../operation';
import { selfId } from '../self';
import { depthField, nodeFilters, nodeListField, nodeListFields } from './nodeList';
import { nodeExample, nodeOutput } from './nodeOutput';

/** Lists entries, to-dos, sections and replies. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many entries and to-dos',
	description: 'List the entries and to-dos of an activity, my to-dos, or all to-dos',
	fields: [
		...nodeListFields,
		...pagingFields,
		filtersOf(nodeFilters),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: nodeExample,
	async prepare(parameters, connection) {
		const listOf = readNodeList(parameters);
		const limit = readLimit(parameters);
		const filters = readQuery(
			nodeFilters,
			parameters.collection('filters'),
			parameters.context.getTimezone(),
		);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const named: NodeFilters = await withUserIds(connection, nodeFilters, filters);
				const found = await listNodes(connection, await listOf(connection), named, limit);
				return found.map((read) => ({ json: nodeOutput(read, simplify) }));
			},
		};
	},
};

/**
 * The list that was chosen; for my to-dos it must first be asked who I am.
 *
 * @throws InvalidInput for an unknown list, and when the activity is missing or cannot be read
 */
function readNodeList(parameters: ItemParameters): (connection: Connection) => Promise<NodeList> {
	const kind: NodeList['kind'] = chosenOf(nodeListField, parameters.value('list'));
	switch (kind) {
		case 'myToDos':
			return async (connection) => ({ kind: 'myToDos', userId: await selfId(connection) });
		case 'allToDos':
			return async () => ({ kind: 'allToDos' });
		default: {
			const activityId = readActivityId(parameters);
			const depth: 'all' | 'children' = chosenOf(depthField, parameters.value('depth'));
			return async () => ({ kind, activityId, depth });
		}
	}
}
