import type { INodeProperties } from 'n8n-workflow';
import { addMember } from '../../api/activities/addMember';
import { activityField, readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import { optionsField } from '../fields/options';
import { personField, readPerson, readUserId } from '../fields/people';
import { one, type Operation } from '../operation';
import { memberExample, memberOutput } from './memberOutput';
import { readRole, roleField } from './memberFields';

const whoField: INodeProperties = {
	displayName: 'Who',
	name: 'who',
	type: 'options',
	options: [
		{
			name: 'Everybody',
			value: 'everybody',
			description: 'All people of the organization: the activity becomes public',
		},
		{ name: 'Person', value: 'person', description: 'One person' },
	],
	default: 'person',
	description: 'Who becomes a member',
};

const whoFields = [
	whoField,
	{
		...personField('personId', 'Person', 'Who becomes a member'),
		displayOptions: { show: { who: ['person'] } },
	},
];

/** Makes somebody a member of an activity. */
export const createOperation: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create activity member',
	description: 'Add a person, or everybody, to an activity as member, owner or reader',
	fields: [
		activityField('The activity that gets a member'),
		...whoFields,
		roleField,
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: memberExample,
	async prepare(parameters, connection) {
		const activityId = readActivityId(parameters);
		const role = readRole(parameters);
		const who = chosenOf(whoField, parameters.value('who'));
		// told before anything is sent
		if (who === 'person') readPerson(parameters, 'personId', 'Person');
		const simplify = parameters.flag('simplify', true);
		return {
			touches: activityId,
			async run() {
				const personId =
					who === 'person' ? await readUserId(parameters, connection, 'personId', 'Person') : null;
				const added = await addMember(connection, { activityId, personId, role });
				return one(memberOutput(added, simplify));
			},
		};
	},
};
