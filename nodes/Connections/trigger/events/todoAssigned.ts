import { nodeExample } from '../../actions/activityNode/nodeOutput';
import { selfId } from '../../actions/self';
import type { TriggerEvent } from '../event';
import { standingToDos } from './todoLists';

/** An open to-do that is assigned to the user of the credential by now, and was not before. */
export const todoAssigned: TriggerEvent = {
	value: 'todoAssigned',
	name: 'To-Do Assigned to Me',
	description: 'An open to-do was assigned to the user of the credential, in any activity',
	fields: [],
	output: nodeExample,
	async watch(_parameters, connection) {
		const userId = await selfId(connection);
		return {
			place: { userId },
			standings: async () =>
				await standingToDos(
					connection,
					{ kind: 'myToDos', userId },
					{ completed: false },
					() => true,
				),
		};
	},
};
