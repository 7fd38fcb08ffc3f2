import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import { type Unsharing, unshareFile } from '../../api/files/unshare';
import type { Connection } from '../../api/server/connection';
import { fileFields, readFile, touchesFile } from '../fields/file';
import type { ItemParameters } from '../fields/itemParameters';
import { optionsField } from '../fields/options';
import { recipientFields, readRecipients } from '../fields/sharing';
import { shownFor } from '../fields/show';
import { one, type Operation } from '../operation';

const fromField: INodeProperties = {
	displayName: 'Unshare From',
	name: 'unshareFrom',
	type: 'options',
	options: [
		{
			name: 'Chosen People and Communities',
			value: 'chosen',
			description: 'The ones that are named below',
		},
		{
			name: 'Everybody',
			value: 'everybody',
			description: 'All people, and all communities that the file is shared with',
		},
	],
	default: 'chosen',
	description: 'Who loses access to the file',
};

/** Takes a file back. */
export const unshareOperation: Operation = {
	value: 'unshare',
	name: 'Unshare',
	action: 'Unshare file',
	description: 'Take access to a file away from people or communities',
	fields: [
		...fileFields('The file to take back'),
		fromField,
		...shownFor({ unshareFrom: ['chosen'] }, recipientFields),
		optionsField(['batchSize', 'ignoreMissing', 'maxRetries', 'nonce', 'stallTimeout']),
	],
	output: { id: '6577329f-add1-4f1a-8dd8-a3a31a68f19c', unshared: true },
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const unsharing = await readUnsharing(parameters, connection);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: touchesFile(file),
			async run() {
				const { id, note } = await unshareFile(connection, file, unsharing, ignoreMissing);
				return one({ id, unshared: true, ...(note ? { note } : {}) });
			},
		};
	},
};

/** @throws InvalidInput when nobody is named */
async function readUnsharing(
	parameters: ItemParameters,
	connection: Connection,
): Promise<Unsharing> {
	if (parameters.text('unshareFrom') === 'everybody') return { from: 'everybody' };
	const recipients = await readRecipients(parameters, connection);
	if (recipients.people.length + recipients.communities.length > 0) {
		return { from: 'chosen', ...recipients };
	}
	throw new InvalidInput(
		"Nobody is named to unshare from: 'People' and 'Communities' are empty",
		"Name at least one person or community, or set 'Unshare From' to Everybody.",
	);
}
