import type { IDataObject } from 'n8n-workflow';
import type { FileAddress } from '../api/files/library';
import type { Connection } from '../api/server/connection';
import { simplifyField } from './fields/binary';
import { fileFields, readFile } from './fields/file';
import { optionsField } from './fields/options';
import { pagingFields, readLimit } from './fields/paging';
import type { Operation } from './operation';

/** What a list of what hangs on a file has of its own. */
interface ChildList<Read> extends Pick<Operation, 'action' | 'description' | 'output'> {
	/** what the file is to the operation: "The file whose versions to list" */
	file: string;
	/** @param limit null: all */
	list(connection: Connection, file: FileAddress, limit: number | null): Promise<Read[]>;
	toJson(read: Read, simplify: boolean): IDataObject;
}

/** Get Many of what hangs on a file, in the order in which the server has it. */
export function childList<Read>({
	action,
	description,
	output,
	file: fileDescription,
	list,
	toJson,
}: ChildList<Read>): Operation {
	return {
		value: 'getAll',
		name: 'Get Many',
		action,
		description,
		fields: [
			...fileFields(fileDescription),
			...pagingFields,
			simplifyField,
			optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
		],
		output,
		async prepare(parameters, connection) {
			const file = readFile(parameters);
			const limit = readLimit(parameters);
			const simplify = parameters.flag('simplify', true);
			return {
				async run() {
					const found = await list(connection, file, limit);
					return found.map((read) => ({ json: toJson(read, simplify) }));
				},
			};
		},
	};
}
