import { addToFolder } from '../../api/files/folderFiles';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { folderField, readFolderId } from './folderFields';
import { folderExample } from './folderOutput';

/** Puts a file into a folder. */
export const addFileOperation: Operation = {
	value: 'addFile',
	name: 'Add File to Folder',
	action: 'Add file to folder',
	description: 'Put a file that is there into a folder; it stays in its library, too',
	fields: [
		folderField('The folder that gets the file'),
		...fileFields('The file to put into the folder'),
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: {
		folderId: folderExample.id,
		documentId: '6577329f-add1-4f1a-8dd8-a3a31a68f19c',
		added: true,
	},
	async prepare(parameters, connection) {
		const folderId = readFolderId(parameters);
		const file = readFile(parameters);
		return {
			touches: touchesFile(file),
			async run() {
				const { documentId, note } = await addToFolder(connection, file, folderId);
				return one({ folderId, documentId, added: true, ...(note ? { note } : {}) });
			},
		};
	},
};
