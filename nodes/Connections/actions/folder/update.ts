import { InvalidInput } from '../../api/failures/invalidInput';
import { type FolderUpdate, updateFolder } from '../../api/files/folderChanges';
import { simplifyField } from '../fields/binary';
import type { ItemParameters } from '../fields/itemParameters';
import { optionsField } from '../fields/options';
import { type ParameterDefinition, updateFieldsOf } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import { one, type Operation } from '../operation';
import { checkedFolderName, folderField, readFolderId, visibilityDefinition } from './folderFields';
import { folderExample, folderOutput } from './folderOutput';

/** What can be changed; the names are those of {@link FolderUpdate}. */
const updateParameters: ParameterDefinition[] = [
	{
		name: 'name',
		label: 'Name',
		kind: 'text',
		placeholder: 'e.g. Reports',
		description: 'New name of the folder',
	},
	{
		name: 'summary',
		label: 'Summary',
		kind: 'text',
		mayBeEmpty: true,
		placeholder: 'e.g. What the quay needs',
		description: 'New description of the folder; empty removes the one that is there',
	},
	visibilityDefinition,
];

/** Changes the name, description or visibility of a folder. */
export const updateOperation: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update folder',
	description: 'Rename a folder, or change its description or visibility',
	fields: [
		folderField('The folder to change'),
		updateFieldsOf(updateParameters),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: folderExample,
	async prepare(parameters, connection) {
		const id = readFolderId(parameters);
		const update = readUpdate(parameters);
		const simplify = parameters.flag('simplify', true);
		return {
			touches: id,
			run: async () => one(folderOutput(await updateFolder(connection, id, update), simplify)),
		};
	},
};

/** @throws InvalidInput when nothing is chosen, or a value cannot be one */
function readUpdate(parameters: ItemParameters): FolderUpdate {
	const given = parameters.collection('updateFields');
	const update: FolderUpdate = readQuery(updateParameters, given, parameters.context.getTimezone());
	// a name that was added and is empty is a mistake, not a wish to keep the one that is there
	if (given.name !== undefined) update.name = checkedFolderName(String(given.name ?? ''));
	if (Object.values(update).some((value) => value !== undefined)) return update;
	throw new InvalidInput(
		"Nothing is chosen to update: 'Update Fields' is empty",
		"Add at least one field under 'Update Fields', e.g. 'Name'.",
	);
}
