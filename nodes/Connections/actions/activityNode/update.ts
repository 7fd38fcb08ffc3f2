import type { NodeChanges } from '../../api/activities/change';
import { parentIn } from '../../api/activities/newNode';
import { type ActivityNode, nodeAddress } from '../../api/activities/node';
import { updateNode } from '../../api/activities/updateNode';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { Connection } from '../../api/server/connection';
import type { Query } from '../../api/server/query';
import { nodeFields, readNodeId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { type ParameterDefinition, updateFieldsOf } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import { one, type Operation } from '../operation';
import { checkedFields } from './checkedFields';
import { changedFieldsField, isoOf, readFields } from './fieldValues';
import { nodeKinds } from './nodeList';
import { nodeExample, nodeOutput } from './nodeOutput';
import { assigneesIn, checkedTitle, nodeValues } from './nodeValues';

const updateValues: ParameterDefinition[] = [
	...nodeValues.map((definition) =>
		definition.kind === 'date' ? { ...definition, mayBeEmpty: true as const } : definition,
	),
	{
		name: 'title',
		label: 'Title',
		kind: 'text',
		mayBeEmpty: true,
		placeholder: 'e.g. Order the ribbon',
		description: 'What it is called from now on',
	},
	{
		name: 'kind',
		label: 'Kind',
		kind: 'choice',
		values: nodeKinds,
		description: 'What it becomes, e.g. a to-do out of an entry',
	},
	{
		name: 'parentId',
		label: 'Parent',
		kind: 'node',
		mayBeEmpty: true,
		description:
			'The section or entry of the same activity below which it goes. Empty, or the activity itself: right below the activity.',
	},
	{
		name: 'removeFields',
		label: 'Remove Fields',
		kind: 'list',
		placeholder: 'e.g. Supplier',
		description: 'Names or IDs of fields to remove, with the files in them',
	},
];

/** Changes an entry, a to-do, a section or a reply; all that is not named here stays. */
export const updateOperation: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update entry or to-do',
	description:
		'Change the title, description, tags, due date, assignees, fields or place of an entry or to-do; all else stays',
	fields: [
		...nodeFields('The entry, to-do, section or reply to change'),
		updateFieldsOf(updateValues, [changedFieldsField]),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: nodeExample,
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		const timezone = parameters.context.getTimezone();
		const given = parameters.collection('updateFields');
		const values = readQuery(updateValues, given, timezone);
		const fields = readFields(given.fields, timezone);
		if (Object.keys(values).length === 0 && fields.length === 0) {
			throw new InvalidInput(
				"Nothing is chosen under 'Update Fields'",
				"Add what you want to change there, e.g. 'Due Date'.",
			);
		}
		const wanted = changesIn(values);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: id,
			async run() {
				const people = await assigneesIn(connection, values);
				const assignedTo = people?.map((person) => ({ id: person }));
				const read = await updateNode(connection, {
					id,
					kind: 'entry or to-do',
					verb: 'update',
					changes: async (node, again) => ({
						...wanted,
						...(assignedTo && { assignedTo }),
						...(await parentChange(connection, node, values)),
						...(await checkedFields(connection, node, wanted, fields, { timezone, again })),
					}),
				});
				return one(nodeOutput(read, simplify));
			},
		};
	},
};

function changesIn(values: Query): NodeChanges {
	const { title, dueDate, description, tags, kind, position, removeFields } = values;
	const changes = {
		...(title !== undefined && { title: checkedTitle(String(title)) }),
		...(dueDate !== undefined && {
			dueDate: typeof dueDate === 'number' ? isoOf(dueDate) : null,
		}),
		...{ description, tags, kind, position, removeFields, private: values.private },
	};
	return Object.fromEntries(
		Object.entries(changes).filter(([, value]) => value !== undefined),
	) as NodeChanges;
}

/** Where the node goes, if it was said: servers keep a node in its activity (recorded answers). */
async function parentChange(
	connection: Connection,
	node: ActivityNode,
	{ parentId }: Query,
): Promise<Pick<NodeChanges, 'parent'>> {
	const { activityId } = node;
	if (parentId === undefined || activityId === null) return {};
	const wanted = String(parentId);
	if (wanted === node.id) {
		throw new InvalidInput(
			`'Parent' is '${node.title ?? wanted}' itself`,
			'Choose another section or entry, or leave it empty.',
		);
	}
	const id = (await parentIn(connection, activityId, wanted, node)) ?? activityId;
	return { parent: { id, activityId, address: nodeAddress(connection, id) } };
}
