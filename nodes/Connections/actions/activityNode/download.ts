import { downloadField } from '../../api/activities/download';
import type { NodeField } from '../../api/activities/fields';
import { nodeFields, readNodeId } from '../fields/activity';
import { choiceOf, emptiedBy, locator } from '../fields/locator';
import { optionsField } from '../fields/options';
import { fieldIdFrom } from '../fields/pasted';
import { checkedFileName } from '../fileName';
import { downloadedItem, n8nStore, outputField, readOutputField } from '../itemOutput';
import type { Operation } from '../operation';
import { fieldShape, fileFieldExample, nodeExample } from './nodeOutput';

const placeOf = (nodeId: unknown, activityId: unknown, field: NodeField) => ({
	...fieldShape(field),
	nodeId: nodeId as string | null,
	activityId: activityId as string | null,
});

/** Fetches the file in a field. */
export const downloadOperation: Operation = {
	value: 'download',
	name: 'Download File',
	action: 'Download file of entry or to-do',
	description: 'Fetch the file in a field of an entry or a to-do',
	fields: [
		...nodeFields('The entry or to-do that has the file'),
		{
			displayName: 'Field',
			name: 'fieldId',
			required: true,
			description: 'The file field whose file to download',
			...locator('searchFileFields', 'Choose a file field...'),
			...emptiedBy(...choiceOf('activityNodeId')),
		},
		outputField,
		optionsField(
			['apiPath', 'batchSize', 'maxRetries', 'stallTimeout'],
			[
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. offer.pdf',
					description:
						'Name that the file gets in n8n. Default: the one that it has in Connections.',
				},
			],
		),
	],
	output: placeOf(nodeExample.id, nodeExample.activityId, fileFieldExample),
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		const fieldId = parameters.locator('fieldId', 'Field', fieldIdFrom);
		const field = readOutputField(parameters);
		const given = String(parameters.collection('options').fileName ?? '').trim();
		const fileName = given ? checkedFileName(given) : undefined;
		const store = n8nStore(parameters.context);
		return {
			async run() {
				const got = await downloadField(connection, id, fieldId, store, fileName);
				const { node } = got.read;
				const json = placeOf(node.id ?? id, node.activityId, got.field);
				return [await downloadedItem(parameters, field, json, got)];
			},
		};
	},
};
