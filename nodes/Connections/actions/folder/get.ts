import { fetchFolder } from '../../api/files/folder';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { folderField, readFolderId } from './folderFields';
import { folderExample, folderOutput } from './folderOutput';

/** Tells what is known of a folder. */
export const getOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get folder',
	description: 'Read the name, description, visibility and number of files of a folder',
	fields: [
		folderField('The folder to read about'),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: folderExample,
	async prepare(parameters, connection) {
		const id = readFolderId(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			run: async () => one(folderOutput(await fetchFolder(connection, id), simplify)),
		};
	},
};
