import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { uploadField, type UploadFieldRequest } from '../../api/activities/uploadField';
import { InvalidInput } from '../../api/failures/invalidInput';
import { wellFormed } from '../../api/server/query';
import { nodeFields, readNodeId } from '../fields/activity';
import { binaryFields, simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import { choiceOf, emptiedBy, locator } from '../fields/locator';
import { optionsField } from '../fields/options';
import { fieldIdFrom } from '../fields/pasted';
import { contentTypeFor } from '../file/uploadHeaders';
import { checkedFileName, nameOf } from '../fileName';
import { readItemBinary } from '../itemBinary';
import { one, type Operation } from '../operation';
import { fieldExample, fieldOutput } from './fieldOutput';

const fieldActionField: INodeProperties = {
	displayName: 'Field Action',
	name: 'fieldAction',
	type: 'options',
	options: [
		{ name: 'Create', value: 'create', description: 'Make a new file field' },
		{ name: 'Replace', value: 'replace', description: 'Replace the file of a field' },
	],
	default: 'create',
	description: 'Whether to make a new file field or to replace the file of one that is there',
};

const fieldFields: INodeProperties[] = [
	fieldActionField,
	{
		displayName: 'Field',
		name: 'fieldId',
		required: true,
		description: 'The file field whose file is replaced',
		...locator('searchFileFields', 'Choose a file field...'),
		...emptiedBy(...choiceOf('activityNodeId')),
		displayOptions: { show: { fieldAction: ['replace'] } },
	},
	{
		displayName: 'Field Name',
		name: 'fieldName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Offer',
		description:
			'Name of the field. Empty: the name of the file; a field whose file is replaced keeps its name.',
	},
];

const fields: INodeProperties[] = [
	...nodeFields('The entry, to-do or activity that gets the file'),
	...fieldFields,
	...binaryFields,
	simplifyField,
	optionsField([
		'apiPath',
		'batchSize',
		'checkPermission',
		'contentType',
		'maxRetries',
		'stallTimeout',
		'uploadMethod',
	]),
];

/** Uploads a file into a field of an entry or a to-do. */
export const uploadActivityFieldOperation: Operation = {
	value: 'uploadActivityField',
	name: 'Upload Activity Field',
	action: 'Upload file to entry or to-do',
	description:
		'Put a file into a new field of an entry, to-do or activity, or replace that of a field',
	fields,
	output: fieldExample,
	async prepare(parameters, connection) {
		const { context, itemIndex } = parameters;
		const nodeId = readNodeId(parameters);
		const replaces =
			chosenOf(fieldActionField, parameters.value('fieldAction')) === 'replace'
				? parameters.locator('fieldId', 'Field', fieldIdFrom)
				: undefined;
		const options = parameters.collection('options');
		const simplify = parameters.flag('simplify', true);
		const { source, fileName, mimeType } = await readItemBinary(context, itemIndex);
		const fieldName = parameters.text('fieldName');
		const request: UploadFieldRequest = {
			nodeId,
			replaces,
			source,
			contentType: fieldContentType(options, mimeType),
			fileName: checkedFileName(nameOf(parameters, fileName)),
			fieldName: fieldName ? checkedFieldName(fieldName) : undefined,
			phases: inPhases(options, replaces),
			checkPermission: options.checkPermission === true,
		};
		return {
			touches: nodeId,
			run: async () => one(fieldOutput(await uploadField(connection, request), request, simplify)),
		};
	},
};

/** The documentation of the two-phase upload rules out Atom entries and multipart bodies. */
function fieldContentType(options: IDataObject, mimeType: string): string {
	const contentType = contentTypeFor(options, mimeType);
	if (!/^(application\/atom\+xml|multipart\/)/i.test(contentType)) return contentType;
	throw new InvalidInput(
		`Activities does not take files of the content type ${contentType}`,
		"Set the option 'Content Type', e.g. application/octet-stream.",
	);
}

function checkedFieldName(name: string): string {
	return checkedFileName(name.replace(/[/\\]/g, '-'), 'Field Name') && wellFormed(name);
}

function inPhases(options: IDataObject, replaces: string | undefined): boolean {
	if (options.uploadMethod !== 'single') return true;
	if (!replaces) return false;
	throw new InvalidInput(
		"'Upload Method' cannot be a single request when a field is replaced",
		'Remove the option or set it to two phases: Activities replaces files only in this way.',
	);
}
