import { fetchThing } from '../../api/activities/readNode';
import { nodeFields, readNodeId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { nodeExample, nodeOutput } from './nodeOutput';

/** Tells what is known of an entry or a to-do. */
export const getOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get entry or to-do',
	description:
		'Read the title, description, due date, assignees and fields of an entry, to-do, section or reply',
	fields: [
		...nodeFields('The entry, to-do, section or reply to read'),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: nodeExample,
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			run: async () =>
				one(nodeOutput(await fetchThing(connection, 'entry or to-do', id), simplify)),
		};
	},
};
