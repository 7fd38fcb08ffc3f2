import { fetchThing } from '../../api/activities/readNode';
import { activityField, readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { activityExample, activityOutput } from './activityOutput';

/** Tells what is known of an activity. */
export const getOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get activity',
	description: 'Read the title, goal, tags, due date and state of an activity',
	fields: [
		activityField('The activity to read'),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: activityExample,
	async prepare(parameters, connection) {
		const id = readActivityId(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			run: async () => one(activityOutput(await fetchThing(connection, 'activity', id), simplify)),
		};
	},
};
