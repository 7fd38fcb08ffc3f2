import { restoreFile } from '../../api/files/trash';
import { simplifyField } from '../fields/binary';
import { trashedFileLocator } from '../fields/locator';
import { documentIdFrom } from '../fields/pasted';
import { one, type Operation } from '../operation';
import { documentExample, readOutput } from './documentOutput';
import { changeOptions } from './onFile';

/** Takes a file out of the trash. */
export const restoreOperation: Operation = {
	value: 'restore',
	name: 'Restore',
	action: 'Restore file',
	description: 'Put a file that was deleted back where it was',
	fields: [
		{
			displayName: 'File',
			name: 'documentId',
			required: true,
			description: 'The file to restore; the list shows the trash of the signed-in user',
			...trashedFileLocator(),
		},
		simplifyField,
		changeOptions(),
	],
	output: documentExample,
	async prepare(parameters, connection) {
		const id = parameters.locator('documentId', 'File', documentIdFrom);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: id,
			run: async () => one(readOutput(await restoreFile(connection, id), simplify)),
		};
	},
};
