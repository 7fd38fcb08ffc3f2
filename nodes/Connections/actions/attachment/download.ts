import { downloadAttachment } from '../../api/files/readAttachments';
import { downloadOptions, readDownloadOptions } from '../downloadOptions';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { attachmentExample, readAttachmentOutput } from '../file/documentOutput';
import { downloadedItem, n8nStore, outputField, readOutputField } from '../itemOutput';
import type { Operation } from '../operation';
import { attachmentField, readAttachmentId } from './attachmentFields';

/** Fetches the bytes of an attachment. */
export const downloadOperation: Operation = {
	value: 'download',
	name: 'Download',
	action: 'Download attachment',
	description: 'Fetch the content of an attachment of a file',
	fields: [
		...fileFields('The file that has the attachment'),
		attachmentField('The attachment to download'),
		outputField,
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout'], downloadOptions),
	],
	output: attachmentExample,
	async prepare(parameters, connection) {
		const request = {
			file: readFile(parameters),
			attachmentId: readAttachmentId(parameters),
			...readDownloadOptions(parameters.collection('options')),
		};
		const field = readOutputField(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const store = n8nStore(parameters.context);
				const downloaded = await downloadAttachment(connection, request, store);
				const { read } = downloaded;
				const json = { ...readAttachmentOutput(read, simplify), documentId: read.documentId };
				return [await downloadedItem(parameters, field, json, downloaded)];
			},
		};
	},
};
