import { createComment } from '../../api/files/commentChanges';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { selfId } from '../self';
import { commentExample, commentOutput } from './commentOutput';
import { readText, textField } from './commentText';

/** Comments on a file. */
export const createOperation: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create comment on file',
	description: 'Comment on a file',
	fields: [
		...fileFields('The file to comment on'),
		textField,
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: commentExample,
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const text = readText(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: touchesFile(file),
			async run() {
				const self = async () => await selfId(connection);
				const written = await createComment(connection, file, text, self);
				return one(commentOutput(written, simplify));
			},
		};
	},
};
