import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { AddFileRequest } from '../../api/files/addFile';
import { addFileIf, type IfExists } from '../../api/files/ifExists';
import { nameSent } from '../../api/files/label';
import { simplifyField } from '../fields/binary';
import { touchesLabel } from '../fields/file';
import { libraryFields, readLibrary } from '../fields/library';
import { optionsField } from '../fields/options';
import { additionalFieldsOf } from '../fields/parameterDefinition';
import { withUserIds } from '../fields/people';
import { readQuery } from '../fields/readQuery';
import { one, type Operation } from '../operation';
import { readContent, sourceFields } from './addFileSources';
import { askedFor, documentOutput, readOutput, uploadExample } from './documentOutput';
import { documentParameters } from './documentParameters';
import { uploadOptions } from './uploadHeaders';

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

const ifExistsOption: INodeProperties = {
	displayName: 'If File Exists',
	name: 'ifExists',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'The item fails' },
		{
			name: 'Keep Both',
			value: 'keepBoth',
			description: 'The new file gets a number: report (2).pdf',
		},
		{
			name: 'New Version',
			value: 'newVersion',
			description: 'The bytes become the next version of the file that is there',
		},
		{ name: 'Replace', value: 'replace', description: 'The file that is there is overwritten' },
		{
			name: 'Skip',
			value: 'skip',
			description: 'Nothing is uploaded; the file that is there is the output',
		},
	],
	default: 'fail',
	description: 'What to do where the library has a file of that name',
};

const fields: INodeProperties[] = [
	...libraryFields,
	...sourceFields,
	additionalFieldsOf(documentParameters),
	...notices,
	simplifyField,
	optionsField(uploadOptions, [ifExistsOption]),
];

const skipped = 'A file of this name is there already; nothing was uploaded.';

/** Adds a file to a library. */
export const addFileOperation: Operation = {
	value: 'addFile',
	name: 'Add File',
	action: 'Add file to library',
	description:
		'Add a file, of binary data or a text, to my library, to another one, or to that of a community',
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
			...(await readContent(parameters, query, options)),
		};
		const ifExists = readIfExists(options, request);
		return {
			touches: touchesLabel(library, nameSent(request)),
			async run() {
				const added = await addFileIf(connection, request, ifExists);
				if ('there' in added) return one({ ...readOutput(added.there, simplify), note: skipped });
				const { uploaded } = added;
				const output = documentOutput(uploaded, simplify);
				return one(simplify ? { ...output, ...askedFor(uploaded.document, query) } : output);
			},
		};
	},
};

/** @throws InvalidInput for a value that is none, or one that contradicts the others */
function readIfExists(options: IDataObject, { query, content }: AddFileRequest): IfExists {
	const { displayName, name, options: known = [] } = ifExistsOption;
	const values = (known as INodePropertyOptions[]).map((one) => ({
		value: String(one.value),
		label: one.name,
	}));
	const { ifExists } = readQuery(
		[{ name, label: displayName, kind: 'choice', description: '', values }],
		{ ifExists: options.ifExists },
		'UTC',
	);
	if (ifExists === undefined) return 'fail';
	if (query.replace === true) {
		throw new InvalidInput(
			"'Replace' under 'Additional Fields' and the option 'If File Exists' both say what to do with a file of the same name",
			"Remove one of them; 'If File Exists' set to Replace does what 'Replace' does.",
		);
	}
	if (ifExists === 'newVersion' && 'metadata' in content) {
		throw new InvalidInput(
			"'If File Exists' is New Version, but an Atom entry has no bytes that could become one",
			"Choose another value, or another 'Source'. Update changes the metadata of a file that is there.",
		);
	}
	return ifExists as IfExists;
}
