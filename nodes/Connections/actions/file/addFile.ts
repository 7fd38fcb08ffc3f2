import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import { addFile, type AddFileRequest } from '../../api/files/addFile';
import { nameSent, storedLabel } from '../../api/files/label';
import type { Query } from '../../api/server/query';
import { binaryFields, simplifyField } from '../fields/binary';
import type { ItemParameters } from '../fields/itemParameters';
import { libraryFields, readLibrary } from '../fields/library';
import { numberOption, optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { withUserIds } from '../fields/people';
import { readQuery } from '../fields/readQuery';
import { shownFor } from '../fields/show';
import { checkedFileName, nameOf } from '../fileName';
import { readItemBinary } from '../itemBinary';
import { one, type Operation } from '../operation';
import { askedFor, documentOutput, uploadExample } from './documentOutput';
import { documentParameters, labelLabel } from './documentParameters';
import { contentTypeFor, uploadHeaders } from './uploadHeaders';

const mebibyte = 1024 * 1024;

const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	options: [
		{
			name: 'Atom Entry',
			value: 'atomEntry',
			description: 'A document that has metadata only, no bytes',
		},
		{ name: 'Binary Data', value: 'binary', description: 'A file of the input item' },
	],
	default: 'binary',
	description: 'What the new file is made from',
};

const entryFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Minutes of the meeting',
		description: 'Title of the document',
	},
	{
		displayName: 'Summary',
		name: 'summary',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Description of the document',
	},
];

const notices: INodeProperties[] = [
	{
		displayName:
			'Everybody on this server will see the file and may share it on. Guests cannot make public files.',
		name: 'publicNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { library: ['myLibrary', 'library'], '/additionalFields.visibility': ['public'] },
		},
	},
	{
		displayName:
			'The members of a community see its files, whatever Visibility says. Add to File Sync has no effect there either.',
		name: 'communityNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: {
				library: ['communityLibrary'],
				'/additionalFields.visibility': ['private', 'public'],
			},
		},
	},
	{
		displayName:
			'A file of the same name in the library is overwritten. Its former content stays only if the server keeps versions.',
		name: 'replaceNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { '/additionalFields.replace': [true] } },
	},
];

const fields: INodeProperties[] = [
	...libraryFields,
	sourceField,
	...shownFor({ source: ['binary'] }, binaryFields),
	...shownFor({ source: ['atomEntry'] }, entryFields),
	simplifyField,
	additionalFieldsOf(documentParameters),
	...notices,
	optionsField([
		'batchSize',
		'checkPermission',
		'contentLanguage',
		'contentType',
		'maxRetries',
		'phasesThreshold',
		'slug',
		'stallTimeout',
		'updateNonce',
		'uploadMethod',
	]),
];

/** Adds a file to a library. */
export const addFileOperation: Operation = {
	value: 'addFile',
	name: 'Add File',
	action: 'Add file to library',
	description: 'Add a file to my library, to another one, or to that of a community',
	fields,
	output: uploadExample,
	async prepare(parameters, connection) {
		const library = readLibrary(parameters);
		const options = parameters.collection('options');
		const query = await withUserIds(
			connection,
			documentParameters,
			readQuery(
				documentParameters,
				parameters.collection('additionalFields'),
				parameters.context.getTimezone(),
			),
		);
		const simplify = parameters.flag('simplify', true);
		const request: AddFileRequest = {
			library,
			checkPermission: options.checkPermission === true,
			...(parameters.text('source') === 'atomEntry'
				? entryContent(parameters, query, options)
				: await binaryContent(parameters, query, options)),
		};
		return {
			touches: JSON.stringify([library, storedLabel(nameSent(request))]),
			async run() {
				const uploaded = await addFile(connection, request);
				const output = documentOutput(uploaded, simplify);
				return one(simplify ? { ...output, ...askedFor(uploaded.document, query) } : output);
			},
		};
	},
};

type Content = Omit<AddFileRequest, 'library' | 'checkPermission'>;

async function binaryContent(
	parameters: ItemParameters,
	query: Query,
	options: IDataObject,
): Promise<Content> {
	const { source, fileName, mimeType } = await readItemBinary(
		parameters.context,
		parameters.itemIndex,
	);
	const name = query.label
		? checkedFileName(String(query.label), labelLabel)
		: checkedFileName(nameOf(parameters, fileName));
	const method = options.uploadMethod ?? 'auto';
	const threshold = numberOption(options, 'phasesThreshold') * mebibyte;
	return {
		name,
		query: { ...query, label: name },
		headers: uploadHeaders(options, name, contentTypeFor(options, mimeType)),
		content: {
			source,
			phases: method === 'phases' || (method === 'auto' && source.length > threshold),
		},
	};
}

function entryContent(parameters: ItemParameters, query: Query, options: IDataObject): Content {
	const title = parameters.text('title').trim();
	if (!title) {
		throw new InvalidInput("'Title' is empty", 'Give the document a title.');
	}
	const name = query.label ? checkedFileName(String(query.label), labelLabel) : title;
	return {
		name,
		query,
		// the documentation asks for a Slug where no label is given; a slash in it would part a path
		headers: uploadHeaders(options, checkedFileName(name.replace(/[/\\]/g, '-'), 'Title'), ''),
		content: { metadata: { title, summary: parameters.text('summary') || undefined } },
	};
}
