import type { INodeProperties } from 'n8n-workflow';
import { addAttachment, type AddAttachmentRequest } from '../../api/files/attachments';
import { storedLabel } from '../../api/files/label';
import { binaryFields, simplifyField } from '../fields/binary';
import { documentField, readFile } from '../fields/file';
import { libraryFields } from '../fields/library';
import { optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import { checkedFileName, nameOf } from '../fileName';
import { readItemBinary } from '../itemBinary';
import { one, type Operation } from '../operation';
import { attachmentParameters } from './attachmentParameters';
import { attachmentOutput, uploadedAttachmentExample } from './documentOutput';
import { contentTypeFor, uploadHeaders } from './uploadHeaders';

const fields: INodeProperties[] = [
	...libraryFields,
	documentField('The file that gets the attachment'),
	...binaryFields,
	additionalFieldsOf(attachmentParameters),
	simplifyField,
	optionsField([
		'batchSize',
		'checkPermission',
		'contentLanguage',
		'contentType',
		'maxRetries',
		'nonce',
		'slug',
		'stallTimeout',
		'updateNonce',
	]),
];

/** Adds an attachment to a file. */
export const addAttachmentOperation: Operation = {
	value: 'addAttachment',
	name: 'Add Attachment',
	action: 'Add attachment to file',
	description: 'Attach the file of the item to a file that is in Connections',
	fields,
	output: uploadedAttachmentExample,
	async prepare(parameters, connection) {
		const { context, itemIndex } = parameters;
		const parent = readFile(parameters);
		const options = parameters.collection('options');
		const query = readQuery(
			attachmentParameters,
			parameters.collection('additionalFields'),
			context.getTimezone(),
		);
		const simplify = parameters.flag('simplify', true);
		const { source, fileName, mimeType } = await readItemBinary(context, itemIndex);
		const name = checkedFileName(nameOf(parameters, fileName));
		const request: AddAttachmentRequest = {
			parent,
			query,
			headers: uploadHeaders(options, name, contentTypeFor(options, mimeType)),
			source,
			checkPermission: options.checkPermission === true,
			name: options.slug ? String(options.slug) : name,
		};
		return {
			touches: JSON.stringify([parent, storedLabel(request.name)]),
			async run() {
				const uploaded = await addAttachment(connection, request);
				return one({ ...attachmentOutput(uploaded, simplify), documentId: uploaded.documentId });
			},
		};
	},
};
