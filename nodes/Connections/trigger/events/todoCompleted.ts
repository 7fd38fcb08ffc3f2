import { nodeExample } from '../../actions/activityNode/nodeOutput';
import { readActivityId } from '../../actions/fields/activity';
import type { TriggerEvent } from '../event';
import { watchedActivityField } from './nodeLists';
import { standingToDos } from './todoLists';

/** A to-do of an activity that is completed by now, and was not before. */
export const todoCompleted: TriggerEvent = {
	value: 'todoCompleted',
	name: 'To-Do Completed',
	description: 'A to-do of an activity was completed; again where it was opened in between',
	fields: [watchedActivityField],
	output: { ...nodeExample, completed: true },
	async watch(parameters, connection) {
		const activityId = readActivityId(parameters);
		const list = { kind: 'activity', activityId, depth: 'all' } as const;
		return {
			place: { activityId },
			standings: async () =>
				await standingToDos(connection, list, {}, ({ completed }) => completed),
		};
	},
};
