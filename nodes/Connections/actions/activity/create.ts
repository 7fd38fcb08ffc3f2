import type { INodeProperties } from 'n8n-workflow';
import { createActivity, type NewActivity } from '../../api/activities/newActivity';
import { isoOf } from '../activityNode/fieldValues';
import { checkedTitle } from '../activityNode/nodeValues';
import { simplifyField } from '../fields/binary';
import { communityLocator } from '../fields/locator';
import { optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { communityIdFrom } from '../fields/pasted';
import { locatedIn, readQuery } from '../fields/readQuery';
import { one, type Operation } from '../operation';
import { selfId } from '../self';
import { activityExample, activityOutput } from './activityOutput';
import { activityValues } from './activityValues';

const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Open the new quay',
	description: 'What the activity is called',
};

const communityField: INodeProperties = {
	displayName: 'Community',
	name: 'communityId',
	description:
		'The community that the activity belongs to; the application Activities must be added there',
	...communityLocator(),
};

/** Makes an activity. */
export const createOperation: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create activity',
	description: "Make a new activity, of one's own or in a community",
	fields: [
		titleField,
		additionalFieldsOf(activityValues, [communityField]),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: activityExample,
	async prepare(parameters, connection) {
		const additional = parameters.collection('additionalFields');
		const { description, tags, dueDate } = readQuery(
			activityValues,
			additional,
			parameters.context.getTimezone(),
		);
		const wanted: NewActivity = {
			title: checkedTitle(parameters.text('title')),
			description: description as string | undefined,
			tags: tags as string[] | undefined,
			dueDate: typeof dueDate === 'number' ? isoOf(dueDate) : undefined,
			communityId: locatedIn(additional.communityId, 'Community', 'community', communityIdFrom),
		};
		const simplify = parameters.flag('simplify', true);
		return {
			// one after the other: two of the same title can be told apart after a lost answer
			touches: wanted.title,
			async run() {
				const self = async () => await selfId(connection);
				const made = await createActivity(connection, wanted, self);
				const note = made.note ? { note: made.note } : {};
				return one({ ...activityOutput(made, simplify), ...note });
			},
		};
	},
};
