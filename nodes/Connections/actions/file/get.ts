import { fetchDocument } from '../../api/files/readDocument';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { documentExample, readOutput } from './documentOutput';

/** Tells what is known of a file. */
export const getOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get file',
	description: 'Read the name, size, version, tags and the other metadata of a file',
	fields: [
		...fileFields('The file to read about'),
		simplifyField,
		optionsField(
			['batchSize', 'maxRetries', 'stallTimeout'],
			[
				{
					displayName: 'Include Path',
					name: 'includePath',
					type: 'boolean',
					default: false,
					description: 'Whether to tell where the file lies (td:path)',
				},
				{
					displayName: 'Include Permissions',
					name: 'permissions',
					type: 'boolean',
					default: false,
					description:
						'Whether to tell what the user of the credential may do with the file (acls)',
				},
			],
		),
	],
	output: documentExample,
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const simplify = parameters.flag('simplify', true);
		const { permissions, includePath } = parameters.collection('options');
		const query = {
			acls: permissions === true || undefined,
			includePath: includePath === true || undefined,
		};
		return {
			run: async () => one(readOutput(await fetchDocument(connection, file, query), simplify)),
		};
	},
};
