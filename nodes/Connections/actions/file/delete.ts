import { deleteFile } from '../../api/files/deleteFile';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';

/** Deletes a file. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete file',
	description: 'Move a file to the trash, or remove it for good',
	fields: [
		...fileFields('The file to delete'),
		optionsField(
			['batchSize', 'ignoreMissing', 'maxRetries', 'nonce', 'stallTimeout'],
			[
				{
					displayName: 'Permanently',
					name: 'permanently',
					type: 'boolean',
					default: false,
					description:
						'Whether to remove the file from the trash as well, also one that lies there already; nobody can restore it then',
				},
			],
		),
	],
	output: {
		id: '6577329f-add1-4f1a-8dd8-a3a31a68f19c',
		deleted: true,
		permanently: false,
	},
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const options = parameters.collection('options');
		const permanently = options.permanently === true;
		const ignoreMissing = options.ignoreMissing === true;
		return {
			touches: touchesFile(file),
			async run() {
				const deletion = { permanently, ignoreMissing };
				const { id, note } = await deleteFile(connection, file, deletion);
				return one({ id, deleted: true, permanently, ...(note ? { note } : {}) });
			},
		};
	},
};
