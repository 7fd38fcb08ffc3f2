import type { INodeProperties } from 'n8n-workflow';
import { createNode, type NewNode } from '../../api/activities/newNode';
import { InvalidInput } from '../../api/failures/invalidInput';
import { activityField, readActivityId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import { parentLocator } from '../fields/locator';
import { optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { activityNodeIdFrom } from '../fields/pasted';
import { readQuery } from '../fields/readQuery';
import { one, type Operation } from '../operation';
import { selfId } from '../self';
import { isoOf, newFieldsField, readFields } from './fieldValues';
import { nodeKinds } from './nodeList';
import { nodeExample, nodeOutput } from './nodeOutput';
import { assigneesIn, checkedTitle, fieldsWithIds, nodeValues } from './nodeValues';

const kindField: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: nodeKinds.map(({ value, label }) => ({ name: label, value })),
	default: 'entry',
	description: 'What to make: an entry, a to-do, a section, or a reply to an entry',
};

const ownFields: INodeProperties[] = [
	kindField,
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Order the ribbon',
		description: 'What it is called',
	},
	{
		displayName: 'Parent',
		name: 'parentId',
		description:
			'The section or entry below which it goes, or the entry that a reply answers. Empty: right below the activity.',
		...parentLocator(),
	},
];

/** Makes an entry, a to-do, a section or a reply. */
export const createOperation: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create entry or to-do',
	description: 'Make an entry, a to-do, a section or a reply in an activity',
	fields: [
		activityField('The activity that gets it'),
		...ownFields,
		additionalFieldsOf(nodeValues, [newFieldsField]),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: nodeExample,
	async prepare(parameters, connection) {
		const activityId = readActivityId(parameters);
		const kind: string = chosenOf(kindField, parameters.value('kind'));
		const timezone = parameters.context.getTimezone();
		const additional = parameters.collection('additionalFields');
		const values = readQuery(nodeValues, additional, timezone);
		const { value: chosen } = parameters.locatorValue('parentId');
		const parentId = chosen
			? parameters.locator('parentId', 'Parent', activityNodeIdFrom)
			: undefined;
		checkKind(kind, parentId === undefined);
		const fields = readFields(additional.fields, timezone);
		const wanted: NewNode = {
			...(values as Omit<NewNode, 'activityId' | 'kind' | 'title' | 'dueDate'>),
			activityId,
			kind,
			title: checkedTitle(parameters.text('title')),
			parentId,
			dueDate: typeof values.dueDate === 'number' ? isoOf(values.dueDate) : undefined,
		};
		const simplify = parameters.flag('simplify', true);
		return {
			// one after the other: so they stand in the order of the items
			touches: activityId,
			async run() {
				const made = await createNode(
					connection,
					{
						...wanted,
						assignedTo: await assigneesIn(connection, values),
						fields: await fieldsWithIds(connection, fields),
					},
					async () => await selfId(connection),
				);
				const note = made.note ? { note: made.note } : {};
				return one({ ...nodeOutput(made, simplify), ...note });
			},
		};
	},
};

/** @throws InvalidInput for a reply to nothing */
function checkKind(kind: string, onTop: boolean): void {
	if (kind !== 'reply' || !onTop) return;
	throw new InvalidInput(
		"'Parent' is empty, and a reply needs an entry that it answers",
		"Choose that entry under 'Parent'.",
	);
}
