import { updateComment } from '../../api/files/commentChanges';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile, touchesFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { commentField, readCommentId } from './commentField';
import { commentExample, commentOutput } from './commentOutput';
import { readText, textField } from './commentText';

/** Gives a comment another text. */
export const updateOperation: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update comment on file',
	description: 'Replace the text of a comment on a file',
	fields: [
		...fileFields('The file that was commented on'),
		commentField('The comment to change'),
		textField,
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: commentExample,
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const id = readCommentId(parameters);
		const text = readText(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: touchesFile(file),
			run: async () =>
				one(commentOutput(await updateComment(connection, file, id, text), simplify)),
		};
	},
};
