import { removeFromFolder } from '../../api/files/folderFiles';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { folderField, readFolderId } from './folderFields';
import { folderExample } from './folderOutput';

/** Takes a file out of a folder. */
export const removeFileOperation: Operation = {
	value: 'removeFile',
	name: 'Remove File From Folder',
	action: 'Remove file from folder',
	description: 'Take a file out of a folder; it stays in its library',
	fields: [
		folderField('The folder that holds the file'),
		...fileFields('The file to take out of the folder'),
		optionsField(['batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: {
		folderId: folderExample.id,
		documentId: '6577329f-add1-4f1a-8dd8-a3a31a68f19c',
		removed: true,
	},
	async prepare(parameters, connection) {
		const folderId = readFolderId(parameters);
		const file = readFile(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: touchesFile(file),
			async run() {
				const removed = await removeFromFolder(connection, file, folderId, ignoreMissing);
				const { documentId, note } = removed;
				return one({ folderId, documentId, removed: true, ...(note ? { note } : {}) });
			},
		};
	},
};
