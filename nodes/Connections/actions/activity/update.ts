import type { NodeChanges } from '../../api/activities/change';
import { setPriority } from '../../api/activities/priority';
import { fetchReadNode, nodeSubject } from '../../api/activities/readNode';
import type { Priority } from '../../api/activities/terms';
import { updateNode } from '../../api/activities/updateNode';
import { InvalidInput } from '../../api/failures/invalidInput';
import { isoOf } from '../activityNode/fieldValues';
import { checkedTitle } from '../activityNode/nodeValues';
import { activityField, readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { type ParameterDefinition, updateFieldsOf } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import { one, type Operation } from '../operation';
import { activityExample, activityOutput } from './activityOutput';
import { activityValues } from './activityValues';

const updateValues: ParameterDefinition[] = [
	...activityValues.map((definition) => ({ ...definition, mayBeEmpty: true as const })),
	{
		name: 'title',
		label: 'Title',
		kind: 'text',
		mayBeEmpty: true,
		placeholder: 'e.g. Open the new quay',
		description: 'What the activity is called from now on',
	},
	{
		name: 'completed',
		label: 'Completed',
		kind: 'flag',
		initial: true,
		description: 'Whether the activity is completed, or open',
	},
	{
		name: 'priority',
		label: 'Priority',
		kind: 'choice',
		values: [
			{ value: 'high', label: 'High' },
			{ value: 'medium', label: 'Medium' },
			{ value: 'normal', label: 'Normal' },
			{ value: 'tunedOut', label: 'Tuned Out' },
		],
		initial: 'normal',
		description: 'How important it is to the user of the credential; others have their own',
	},
];

/** Changes an activity; all that is not named here stays. */
export const updateOperation: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update activity',
	description:
		'Change the title, goal, tags, due date, state or priority of an activity; all else stays',
	fields: [
		activityField('The activity to change'),
		updateFieldsOf(updateValues),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: activityExample,
	async prepare(parameters, connection) {
		const id = readActivityId(parameters);
		const { priority, ...values } = readQuery(
			updateValues,
			parameters.collection('updateFields'),
			parameters.context.getTimezone(),
		);
		if (priority === undefined && Object.keys(values).length === 0) {
			throw new InvalidInput(
				"Nothing is chosen under 'Update Fields'",
				"Add what you want to change there, e.g. 'Due Date'.",
			);
		}
		const { title, dueDate } = values;
		const changes: NodeChanges = {
			...(values as NodeChanges),
			...(title !== undefined && { title: checkedTitle(String(title)) }),
			...(dueDate !== undefined && {
				dueDate: typeof dueDate === 'number' ? isoOf(dueDate) : null,
			}),
		};
		const simplify = parameters.flag('simplify', true);
		return {
			touches: id,
			async run() {
				const change = { id, kind: 'activity', verb: 'update', changes: () => changes } as const;
				// without changes to the entry it is only read, which proves that it is an activity
				const updated = await updateNode(connection, change);
				if (priority === undefined) return one(activityOutput(updated, simplify));
				await setPriority(connection, id, priority as Priority);
				const subject = nodeSubject(connection, 'activity', id, 'see');
				return one(activityOutput(await fetchReadNode(connection, id, subject), simplify));
			},
		};
	},
};
