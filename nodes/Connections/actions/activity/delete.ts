import { deleteNode } from '../../api/activities/trash';
import { activityField, readActivityId } from '../fields/activity';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';

/** Moves an activity to the trash. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete activity',
	description: 'Move an activity to the trash, with all in it; it can be restored',
	fields: [
		activityField('The activity to delete'),
		optionsField(['apiPath', 'batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: { id: '50a68c83-13ae-46bd-b238-de27e7120726', deleted: true },
	async prepare(parameters, connection) {
		const id = readActivityId(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: id,
			run: async () =>
				one({
					id,
					deleted: true,
					...(await deleteNode(connection, 'activity', id, ignoreMissing)),
				}),
		};
	},
};
