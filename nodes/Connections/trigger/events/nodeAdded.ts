import { nodeExample } from '../../actions/activityNode/nodeOutput';
import type { TriggerEvent } from '../event';
import { timeOf } from '../feedSource';
import { watchedNodeFields, watchNodes } from './nodeLists';

/** An entry, a to-do, a section or a reply that is new in an activity. */
export const nodeAdded: TriggerEvent = {
	value: 'nodeAdded',
	name: 'Entry or To-Do Added',
	description: 'An entry, a to-do, a section or a reply is new in an activity',
	fields: watchedNodeFields,
	output: nodeExample,
	async watch(parameters, connection) {
		return watchNodes(parameters, connection, ({ node: { id, created, modified } }) => {
			const time = timeOf(created);
			return id === null ? null : { key: id, time, times: [timeOf(modified) || time] };
		});
	},
};
