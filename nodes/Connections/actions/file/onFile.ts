import type { INodeProperties } from 'n8n-workflow';
import type { FileAddress } from '../../api/files/library';
import type { ReadDocument } from '../../api/files/readDocument';
import type { Connection } from '../../api/server/connection';
import { simplifyField } from '../fields/binary';
import { fileFields, readFile, touchesFile } from '../fields/file';
import type { ItemParameters } from '../fields/itemParameters';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { documentExample, readOutput } from './documentOutput';

/** The options of every operation that moves no bytes. */
export const changeOptions = (...own: INodeProperties[]) =>
	optionsField(['batchSize', 'maxRetries', 'nonce', 'stallTimeout'], own);

/** What an operation on one file adds to what all of them have. */
interface OnFile<Request> extends Pick<Operation, 'value' | 'name' | 'action' | 'description'> {
	/** what the file is to the operation: "The file to lock" */
	file: string;
	/** fields between the file and Simplify */
	fields?: INodeProperties[];
	/** @throws InvalidInput */
	read(parameters: ItemParameters): Request;
	run(connection: Connection, file: FileAddress, request: Request): Promise<ReadDocument>;
}

/** An operation that does something to a file and gives the document as it is then. */
export function onFile<Request>(given: OnFile<Request>): Operation {
	const { value, name, action, description, fields = [] } = given;
	return {
		value,
		name,
		action,
		description,
		fields: [...fileFields(given.file), ...fields, simplifyField, changeOptions()],
		output: documentExample,
		async prepare(parameters, connection) {
			const file = readFile(parameters);
			const request = given.read(parameters);
			const simplify = parameters.flag('simplify', true);
			return {
				touches: touchesFile(file),
				run: async () => one(readOutput(await given.run(connection, file, request), simplify)),
			};
		},
	};
}
