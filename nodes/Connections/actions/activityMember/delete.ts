import { removeMember } from '../../api/activities/changeMember';
import { activityField, readActivityId } from '../fields/activity';
import { optionsField } from '../fields/options';
import { userId } from '../fields/people';
import { one, type Operation } from '../operation';
import { memberField, readMemberId } from './memberFields';

/** Removes a member from an activity. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete activity member',
	description: 'Remove a member from an activity; the entries that they made stay',
	fields: [
		activityField('The activity whose member it is'),
		memberField('The member to remove: from the list, by member ID or user ID'),
		optionsField(['apiPath', 'batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: {
		id: 'c00bab5d-9f33-4384-9399-6a6ff668b6a8',
		activityId: '50a68c83-13ae-46bd-b238-de27e7120726',
		deleted: true,
	},
	async prepare(parameters, connection) {
		const activityId = readActivityId(parameters);
		const memberId = readMemberId(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: activityId,
			async run() {
				const id = await userId(connection, 'Member', memberId);
				const removed = await removeMember(connection, activityId, id, ignoreMissing);
				return one({ id: memberId, activityId, deleted: true, ...removed });
			},
		};
	},
};
