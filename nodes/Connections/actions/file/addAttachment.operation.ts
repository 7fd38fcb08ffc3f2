import type { INodeProperties } from 'n8n-workflow';
import { addAttachment, type AddAttachmentRequest } from '../../api/files/attachments';
import type { ParentFile } from '../../api/files/library';
import { binaryFields, simplifyField } from '../fields/binary';
import type { ItemParameters } from '../fields/itemParameters';
import { choiceOf, emptiedBy, libraryFields, locator, readLibrary } from '../fields/library';
import { optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { documentIdFrom } from '../fields/pasted';
import { readQuery } from '../fields/readQuery';
import { shownFor } from '../fields/show';
import { checkedFileName, nameOf } from '../fileName';
import { readItemBinary } from '../itemBinary';
import type { Operation } from '../operation';
import { attachmentParameters } from './attachmentParameters';
import { documentOutput } from './documentOutput';
import { contentTypeFor, uploadHeaders } from './uploadHeaders';

const fileLocator = locator(
	'searchFiles',
	'Choose a file...',
	'e.g. https://connections.example.com/files/app/file/6577329f-add1-4f1a-8dd8-a3a31a68f19c',
);

const documentField: INodeProperties = {
	displayName: 'File',
	name: 'documentId',
	required: true,
	description: 'The file that gets the attachment',
	...fileLocator,
	...emptiedBy('library', ...choiceOf('libraryId'), ...choiceOf('communityId')),
	modes: [
		...(fileLocator.modes ?? []),
		{ displayName: 'By Label', name: 'label', type: 'string', placeholder: 'e.g. report.pdf' },
	],
};

const description = shownFor({ resource: ['file'], operation: ['addAttachment'] }, [
	...libraryFields,
	documentField,
	...binaryFields,
	simplifyField,
	additionalFieldsOf(attachmentParameters),
	optionsField([
		'batchSize',
		'checkPermission',
		'contentLanguage',
		'contentType',
		'maxRetries',
		'slug',
		'stallTimeout',
		'updateNonce',
	]),
]);

/** Adds an attachment to a file. */
export const addAttachmentOperation: Operation = {
	description,
	async prepare(parameters, connection) {
		const { context, itemIndex } = parameters;
		const parent = readParent(parameters);
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
			touches: JSON.stringify([parent, request.name]),
			async run() {
				const uploaded = await addAttachment(connection, request);
				return { ...documentOutput(uploaded, simplify), documentId: uploaded.documentId };
			},
		};
	},
};

function readParent(parameters: ItemParameters): ParentFile {
	const library = readLibrary(parameters);
	const byLabel = parameters.locatorValue('documentId').mode === 'label';
	const value = parameters.locator(
		'documentId',
		'File',
		byLabel ? (label) => label : documentIdFrom,
	);
	return { library, by: byLabel ? 'label' : 'uuid', value };
}
