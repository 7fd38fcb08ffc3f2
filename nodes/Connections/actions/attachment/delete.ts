import { deleteAttachment } from '../../api/files/readAttachments';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { attachmentExample } from '../file/documentOutput';
import { one, type Operation } from '../operation';
import { attachmentField, readAttachmentId } from './attachmentFields';

/** Deletes an attachment. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete attachment',
	description: 'Remove an attachment from a file for good',
	fields: [
		...fileFields('The file that has the attachment'),
		attachmentField('The attachment to delete'),
		optionsField(['batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: { id: attachmentExample.id, documentId: attachmentExample.documentId, deleted: true },
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const id = readAttachmentId(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: touchesFile(file),
			async run() {
				const removed = await deleteAttachment(connection, file, id, ignoreMissing);
				const { documentId, note } = removed;
				return one({ id, documentId, deleted: true, ...(note ? { note } : {}) });
			},
		};
	},
};
