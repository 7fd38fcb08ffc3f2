import type { INodeProperties } from 'n8n-workflow';

/** How a field takes the file of a node that does not stand right before this one. */
export const earlierNode = "{{ $('Read File').item.binary.data }}";

/** The binary field that an upload takes, and the name that it gets. */
export const binaryFields: INodeProperties[] = [
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: `The name of the input field that holds the file. Of an earlier node: ${earlierNode}`,
		description: 'Name of the binary field of the item whose bytes are uploaded',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. report.pdf; empty: the name that the file has',
		description: 'Name that the file gets in Connections. Empty: the name that the file has.',
	},
];

/** Switch between the short output and the whole entry. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
