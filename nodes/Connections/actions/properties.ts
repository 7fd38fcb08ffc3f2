import type { INodeProperties } from 'n8n-workflow';
import { uploadActivityFieldOperation } from './activity/uploadActivityField.operation';
import { addAttachmentOperation } from './file/addAttachment.operation';
import { addFileOperation } from './file/addFile.operation';

/** What the editor shows, from the choice of credential to the options. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{ name: 'Basic Auth', value: 'basicAuth' },
			{ name: 'OAuth2', value: 'oAuth2' },
		],
		default: 'basicAuth',
	},
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Activity', value: 'activity' },
			{ name: 'File', value: 'file' },
		],
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
				name: 'Add Attachment',
				value: 'addAttachment',
				action: 'Add attachment',
				description: 'Add an attachment to a file',
			},
			{
				name: 'Add File',
				value: 'addFile',
				action: 'Add file',
				description: 'Add a file to a library',
			},
		],
		default: 'addFile',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['activity'] } },
		options: [
			{
				name: 'Upload Activity Field',
				value: 'uploadActivityField',
				action: 'Upload activity field',
				description: 'Upload a file into a field of an activity node',
			},
		],
		default: 'uploadActivityField',
	},
	...addFileOperation.description,
	...addAttachmentOperation.description,
	...uploadActivityFieldOperation.description,
];
