import { reopenToDo } from '../../api/activities/complete';
import { nodeFields, readNodeId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { selfId } from '../self';
import { nodeExample, nodeOutput } from './nodeOutput';

/** Opens a completed to-do again. */
export const reopenOperation: Operation = {
	value: 'reopen',
	name: 'Reopen To-Do',
	action: 'Reopen to-do',
	description: 'Mark a completed to-do as open again',
	fields: [
		...nodeFields('The to-do that is to be done again', 'searchCompletedToDos'),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: nodeExample,
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		const simplify = parameters.flag('simplify', true);
		const self = async () => await selfId(connection);
		return {
			touches: id,
			run: async () => one(nodeOutput(await reopenToDo(connection, id, self), simplify)),
		};
	},
};
