import { listMembers } from '../../api/activities/members';
import { activityField, readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import type { Operation } from '../operation';
import { memberExample, memberOutput } from './memberOutput';

/** Lists the members of an activity. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many activity members',
	description: 'List the people, groups and communities of an activity with their roles',
	fields: [
		activityField('The activity whose members to list'),
		...pagingFields,
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: memberExample,
	async prepare(parameters, connection) {
		const activityId = readActivityId(parameters);
		const limit = readLimit(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listMembers(connection, activityId, limit);
				return found.map((read) => ({ json: memberOutput(read, simplify) }));
			},
		};
	},
};
