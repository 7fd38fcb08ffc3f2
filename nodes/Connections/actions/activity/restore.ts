import { restoreNode } from '../../api/activities/trash';
import { activityField, readActivityId } from '../fields/activity';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';

/** Takes an activity out of the trash. */
export const restoreOperation: Operation = {
	value: 'restore',
	name: 'Restore',
	action: 'Restore activity',
	description: 'Take an activity out of the trash, with all in it',
	fields: [
		activityField('The activity to restore', 'searchTrashedActivities'),
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: { id: '50a68c83-13ae-46bd-b238-de27e7120726', restored: true },
	async prepare(parameters, connection) {
		const id = readActivityId(parameters);
		return {
			touches: id,
			run: async () =>
				one({ id, restored: true, ...(await restoreNode(connection, 'activity', id)) }),
		};
	},
};
