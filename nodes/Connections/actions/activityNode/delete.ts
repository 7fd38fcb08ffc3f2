import { deleteNode } from '../../api/activities/trash';
import { nodeFields, readNodeId } from '../fields/activity';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';

/** Moves an entry or to-do to the trash. */
export const deleteOperation: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete entry or to-do',
	description: 'Move an entry or to-do to the trash, with all below it; it can be restored',
	fields: [
		...nodeFields('The entry, to-do, section or reply to delete'),
		optionsField(['apiPath', 'batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: { id: '1edd103e-9bcf-4b3b-884f-14ec488718df', deleted: true },
	async prepare(parameters, connection) {
		const id = readNodeId(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: id,
			run: async () =>
				one({
					id,
					deleted: true,
					...(await deleteNode(connection, 'entry or to-do', id, ignoreMissing)),
				}),
		};
	},
};
