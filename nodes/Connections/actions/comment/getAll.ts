import { listComments } from '../../api/files/comments';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit, readSort, sortField, type SortValue } from '../fields/paging';
import type { Operation } from '../operation';
import { commentExample, commentOutput } from './commentOutput';

/** What the server can sort comments by. */
const commentOrders: SortValue[] = [
	{ value: 'created', label: 'Created' },
	{ value: 'modified', label: 'Modified' },
];

/** Lists the comments on a file. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many comments on file',
	description: 'List the comments on a file, newest first',
	fields: [
		...fileFields('The file whose comments to list'),
		...pagingFields,
		sortField(commentOrders),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: commentExample,
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const limit = readLimit(parameters);
		const order = readSort(parameters, commentOrders);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listComments(connection, file, order, limit);
				return found.map((read) => ({ json: commentOutput(read, simplify) }));
			},
		};
	},
};
