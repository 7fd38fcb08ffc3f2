import { listDatedVersions } from '../../api/files/oldVersions';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile } from '../fields/file';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import type { Operation } from '../operation';
import { versionExample, versionOutput } from './versionOutput';

/** Lists the versions of a file. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many versions',
	description: 'List the versions of a file, newest first, the current one among them',
	fields: [
		...fileFields('The file whose versions to list'),
		...pagingFields,
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: versionExample,
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const limit = readLimit(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listDatedVersions(connection, file, limit);
				return found.map((dated) => ({ json: versionOutput(dated, simplify) }));
			},
		};
	},
};
