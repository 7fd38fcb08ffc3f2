import { listAttachments } from '../../api/files/readAttachments';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import { attachmentExample, readAttachmentOutput } from '../file/documentOutput';
import type { Operation } from '../operation';

/** Lists the attachments of a file. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many attachments',
	description:
		'List the attachments of a file; previews that the server itself made of the file may be among them',
	fields: [
		...fileFields('The file whose attachments to list'),
		...pagingFields,
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: attachmentExample,
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const limit = readLimit(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listAttachments(connection, file, limit);
				return found.map((read) => ({
					json: { ...readAttachmentOutput(read, simplify), documentId: read.documentId },
				}));
			},
		};
	},
};
