import { type DocumentFilters, listDocuments } from '../../api/files/documents';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit, readSort, sortField } from '../fields/paging';
import { filtersOf } from '../fields/parameterDefinition';
import { withUserIds } from '../fields/people';
import { readQuery } from '../fields/readQuery';
import type { Operation } from '../operation';
import {
	documentFilters,
	documentListFields,
	documentOrders,
	readDocumentList,
} from './documentList';
import { documentExample, readOutput } from './documentOutput';

/** Lists files. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many files',
	description: 'List or search files of a library, a folder, the trash or what is shared',
	fields: [
		...documentListFields,
		...pagingFields,
		filtersOf(documentFilters),
		sortField(documentOrders),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: documentExample,
	async prepare(parameters, connection) {
		const list = readDocumentList(parameters);
		const limit = readLimit(parameters);
		const order = readSort(parameters, documentOrders);
		const filters: DocumentFilters = await withUserIds(
			connection,
			documentFilters,
			readQuery(
				documentFilters,
				parameters.collection('filters'),
				parameters.context.getTimezone(),
			),
		);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				return await listDocuments(connection, list, filters, order, limit, (read) => ({
					json: readOutput(read, simplify),
				}));
			},
		};
	},
};
