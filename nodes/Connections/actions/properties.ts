import type { INodeProperties } from 'n8n-workflow';
import { addFileOperation } from './file/addFile.operation';

/** What the editor shows, from the choice of credential to the options. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [{ name: 'Basic Auth', value: 'basicAuth' }],
		default: 'basicAuth',
	},
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'File', value: 'file' }],
		default: 'file',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['file'] } },
		options: [
			{
				name: 'Add File',
				value: 'addFile',
				action: 'Add file',
				description: 'Add a file to a library',
			},
		],
		default: 'addFile',
	},
	...addFileOperation.description,
];
