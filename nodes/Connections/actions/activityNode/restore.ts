import { restoreNode } from '../../api/activities/trash';
import { nodeFields, readNodeId } from '../fields/activity';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';

/** Takes an entry or to-do out of the trash. */
export const restoreOperation: Operation = {
	value: 'restore',
	name: 'Restore',
	action: 'Restore entry or to-do',
	description: 'Take an entry or to-do out of the trash, with all below it',
	fields: [
		...nodeFields('The entry, to-do, section or reply to restore', 'searchTrashedNodes'),
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: { id: '1edd103e-9bcf-4b3b-884f-14ec488718df', restored: true },
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		return {
			touches: id,
			run: async () =>
				one({ id, restored: true, ...(await restoreNode(connection, 'entry or to-do', id)) }),
		};
	},
};
