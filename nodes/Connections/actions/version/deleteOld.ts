import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';
import { deleteOldVersions } from '../../api/files/oldVersions';
import { childField, fileFields, readFile, touchesFile } from '../fields/file';
import type { ItemParameters } from '../fields/itemParameters';
import { optionsField } from '../fields/options';
import { one, type Operation } from '../operation';
import { versionExample } from './versionOutput';

const whole = childField(
	{
		displayName: 'Version',
		name: 'version',
		description: 'Number of the newest version to delete: it goes, and all that are older',
	},
	'searchVersions',
);

/**
 * Addresses take the number of a version here, not its ID. A mode called `id` would be "By ID" in
 * the editor, whatever it is named here.
 */
const versionField: INodeProperties = {
	...whole,
	builderHint: {
		propertyHint:
			"Use mode 'number' with the number of a version that Get Many of the resource Version gives; without one leave mode 'list' with an empty value. Never invent a number.",
	},
	modes: whole.modes?.map((mode) =>
		mode.name === 'id'
			? { ...mode, name: 'number', displayName: 'By Number', placeholder: 'e.g. 3' }
			: mode,
	),
};

/** Deletes old versions of a file. */
export const deleteOldOperation: Operation = {
	value: 'deleteOld',
	name: 'Delete Old',
	action: 'Delete old versions',
	description: 'Remove a version of a file and all older ones for good; never the current one',
	fields: [
		...fileFields('The file whose versions to delete'),
		versionField,
		optionsField(['batchSize', 'ignoreMissing', 'maxRetries', 'stallTimeout']),
	],
	output: { id: versionExample.documentId, version: 2, deleted: true },
	async prepare(parameters, connection) {
		const file = readFile(parameters);
		const version = readVersionNumber(parameters);
		const ignoreMissing = parameters.collection('options').ignoreMissing === true;
		return {
			touches: touchesFile(file),
			async run() {
				const removed = await deleteOldVersions(connection, file, version, ignoreMissing);
				const { id, note } = removed;
				return one({ id, version, deleted: true, ...(note ? { note } : {}) });
			},
		};
	},
};

/** @throws InvalidInput when it is missing or no number of a version */
function readVersionNumber(parameters: ItemParameters): number {
	const text = parameters.locator('version', 'Version', (given) => given);
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new InvalidInput(
		quoting("'Version' is no number of a version", text),
		"Enter a whole number of at least 1, e.g. 3; 'Get Many' of the resource Version tells them.",
	);
}
