import { changeRole } from '../../api/activities/changeMember';
import { activityField, readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { userId } from '../fields/people';
import { one, type Operation } from '../operation';
import { memberField, readMemberId, readRole, roleField } from './memberFields';
import { memberExample, memberOutput } from './memberOutput';

/** Gives a member another role. */
export const updateOperation: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update activity member',
	description: 'Give a member of an activity another role',
	fields: [
		activityField('The activity whose member it is'),
		memberField('The member who gets another role: from the list, by member ID or user ID'),
		roleField,
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: memberExample,
	async prepare(parameters, connection) {
		const activityId = readActivityId(parameters);
		const memberId = readMemberId(parameters);
		const role = readRole(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: activityId,
			async run() {
				const id = await userId(connection, 'Member', memberId);
				return one(memberOutput(await changeRole(connection, activityId, id, role), simplify));
			},
		};
	},
};
