import { deleteComment } from '../../api/files/commentChanges';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { commentField, readCommentId } from './commentField';
import { commentExample } from './commentOutput';

/** Deletes a comment. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete comment on file',
	description: 'Remove a comment from a file for good',
	fields: [
		...fileFields('The file that was commented on'),
		commentField('The comment to delete'),
		optionsField(['batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: { id: commentExample.id, documentId: commentExample.documentId, deleted: true },
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const id = readCommentId(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: touchesFile(file),
			async run() {
				const { documentId, note } = await deleteComment(connection, file, id, ignoreMissing);
				return one({ id, documentId, deleted: true, ...(note ? { note } : {}) });
			},
		};
	},
};
