import { deleteFolder } from '../../api/files/folderChanges';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { folderField, readFolderId } from './folderFields';
import { folderExample } from './folderOutput';

/** Deletes a folder. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete folder',
	description: 'Remove a folder for good; its files stay in their libraries',
	fields: [
		folderField('The folder to delete'),
		{
			displayName:
				'The files in the folder stay in their libraries. The folder itself does not go to the trash: nobody can restore it.',
			name: 'filesStayNotice',
			type: 'notice',
			default: '',
		},
		optionsField(['batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: { id: folderExample.id, deleted: true },
	async prepare(parameters, connection) {
		const id = readFolderId(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: id,
			async run() {
				const { note } = await deleteFolder(connection, id, ignoreMissing);
				return one({ id, deleted: true, ...(note ? { note } : {}) });
			},
		};
	},
};
