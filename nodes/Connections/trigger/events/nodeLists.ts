import type { INodeProperties } from 'n8n-workflow';
import { nodeOutput } from '../../actions/activityNode/nodeOutput';
import { nodeFilters, nodeKinds } from '../../actions/activityNode/nodeList';
import { activityField, readActivityId } from '../../actions/fields/activity';
import type { ItemParameters } from '../../actions/fields/itemParameters';
import { readQuery } from '../../actions/fields/readQuery';
import { nodeFeed, type NodeFilters } from '../../api/activities/nodes';
import type { ReadNode } from '../../api/activities/readNode';
import { isActivityKind } from '../../api/activities/terms';
import type { Connection } from '../../api/server/connection';
import type { Told } from '../event';
import { feedSource } from '../feedSource';
import type { Listed, Source } from '../source';
import { theBeginning } from '../state';

/** Which activity is watched. */
export const watchedActivityField = activityField('The activity to watch');

/** The activity that is watched, and which of its entries. */
export const watchedNodeFields: INodeProperties[] = [
	watchedActivityField,
	{
		displayName: 'Kinds',
		name: 'kinds',
		type: 'multiOptions',
		options: nodeKinds.map(({ value, label }) => ({ name: label, value })),
		default: [],
		description: 'Only these kinds; none chosen: all of them',
	},
];

/**
 * The entries of the activity that is chosen, as an event tells of them.
 *
 * @param read the happening that an entry tells of; null where it tells of none
 * @throws InvalidInput
 */
export function watchNodes(
	parameters: ItemParameters,
	connection: Connection,
	read: (read: ReadNode) => Omit<Listed, 'id'> | null,
): { place: unknown; happenings(since: number | null): Source<Listed & Told> } {
	const activityId = readActivityId(parameters);
	const definitions = nodeFilters.filter(({ name }) => name === 'kinds');
	const chosen = { kinds: parameters.context.getNodeParameter('kinds', 0, []) };
	const timezone = parameters.context.getTimezone();
	const { kinds }: NodeFilters = readQuery(definitions, chosen, timezone);
	return {
		place: { activityId },
		happenings(since) {
			// the last change of an entry is never before its creation
			const updatedAfter = since === null || since === theBeginning ? undefined : since;
			const list = { kind: 'activity', activityId, depth: 'all' } as const;
			const feed = nodeFeed(connection, list, { kinds, updatedAfter });
			return feedSource(connection, feed, (entry) => {
				const found = feed.read(entry);
				if (!found?.node.id || isActivityKind(found.node.kind)) return null;
				const happening = read(found);
				if (!happening || Number.isNaN(happening.time)) return null;
				return {
					...happening,
					id: found.node.id,
					json: (simplify) => nodeOutput(found, simplify),
				};
			});
		},
	};
}
