import type { INodeProperties } from 'n8n-workflow';
import { completeToDo, type ForWhom } from '../../api/activities/complete';
import { nodeFields, readNodeId } from '../fields/activity';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { selfId } from '../self';
import { nodeExample, nodeOutput } from './nodeOutput';

const forWhomField: INodeProperties = {
	displayName: 'For Whom',
	name: 'forWhom',
	type: 'options',
	options: [
		{
			name: 'Everyone',
			value: 'everyone',
			description: 'The whole to-do, whoever has done his part',
		},
		{
			name: 'Me',
			value: 'me',
			description: 'My own part where several people are assigned, else the whole',
		},
	],
	default: 'me',
	description: 'Whose part of the to-do is done',
};

/** Completes a to-do. */
export const completeOperation: Operation = {
	value: 'complete',
	name: 'Complete To-Do',
	action: 'Complete to-do',
	description: 'Mark a to-do as done, or my part of one that several people have',
	fields: [
		...nodeFields('The to-do that is done', 'searchOpenToDos'),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout'], [forWhomField]),
	],
	output: { ...nodeExample, completed: true },
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		const options = parameters.collection('options');
		const forWhom: ForWhom = chosenOf(forWhomField, options.forWhom);
		const simplify = parameters.flag('simplify', true);
		const self = async () => await selfId(connection);
		return {
			touches: id,
			run: async () => one(nodeOutput(await completeToDo(connection, id, forWhom, self), simplify)),
		};
	},
};
