import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { AddFileRequest } from '../../api/files/addFile';
import type { Query } from '../../api/server/query';
import type { Source } from '../../transport/wire';
import { binaryFields } from '../fields/binary';
import type { ItemParameters } from '../fields/itemParameters';
import { shownFor } from '../fields/show';
import { checkedFileName, nameOf } from '../fileName';
import { readItemBinary } from '../itemBinary';
import { labelLabel } from './documentParameters';
import { contentTypeFor, takesPhases, uploadHeaders } from './uploadHeaders';

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
		{
			name: 'Text',
			value: 'text',
			description: 'What an expression or an AI agent writes becomes the file',
		},
	],
	default: 'binary',
	description: 'What the new file is made from',
};

const textFields: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		required: true,
		placeholder: 'e.g. Minutes of the meeting of 31 January',
		description: 'Content of the file, stored as UTF-8',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. report.txt',
		description: 'Name that the file gets in Connections, with its extension',
	},
];

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
		placeholder: 'e.g. What was decided about the quay',
		description: 'Description of the document',
	},
];

/** What a file is made from, and the fields of each way. */
export const sourceFields: INodeProperties[] = [
	sourceField,
	...shownFor({ source: ['binary'] }, binaryFields),
	...shownFor({ source: ['text'] }, textFields),
	...shownFor({ source: ['atomEntry'] }, entryFields),
];

/** What of an upload the source decides. */
export type Content = Pick<AddFileRequest, 'name' | 'query' | 'headers' | 'content'>;

/**
 * Reads what the file is made from.
 *
 * @throws InvalidInput
 */
export async function readContent(
	parameters: ItemParameters,
	query: Query,
	options: IDataObject,
): Promise<Content> {
	switch (parameters.text('source')) {
		case 'atomEntry':
			return entryContent(parameters, query, options);
		case 'text':
			return textContent(parameters, query, options);
		default:
			return await binaryContent(parameters, query, options);
	}
}

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
	return bytesContent(name, source, mimeType, query, options);
}

function textContent(parameters: ItemParameters, query: Query, options: IDataObject): Content {
	const bytes = Buffer.from(parameters.text('text'), 'utf8');
	if (bytes.length === 0) {
		throw new InvalidInput(
			"'Text' is empty",
			'Write the content of the file. If it is an expression, check that it gives a value for this item.',
		);
	}
	const given = parameters.text('fileName').trim();
	if (!given && !query.label) {
		throw new InvalidInput("'File Name' is empty", "Set 'File Name', e.g. report.txt.");
	}
	const name = query.label
		? checkedFileName(String(query.label), labelLabel)
		: checkedFileName(given);
	const source = { length: bytes.length, open: async () => bytes };
	return bytesContent(name, source, 'text/plain', query, options);
}

function bytesContent(
	name: string,
	source: Source,
	mimeType: string,
	query: Query,
	options: IDataObject,
): Content {
	return {
		name,
		query: { ...query, label: name },
		headers: uploadHeaders(options, name, contentTypeFor(options, mimeType)),
		content: { source, phases: takesPhases(options, source.length) },
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
