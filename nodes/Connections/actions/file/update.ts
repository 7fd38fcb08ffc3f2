import { InvalidInput } from '../../api/failures/invalidInput';
import { type FileUpdate, updateFile } from '../../api/files/updateFile';
import type { ItemParameters } from '../fields/itemParameters';
import { type ParameterDefinition, updateFieldsOf } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import { checkedFileName } from '../fileName';
import { documentParameters } from './documentParameters';
import { onFile } from './onFile';

/** The parameters of Adding a file that may change later, with their meaning at that time. */
const later = (name: keyof FileUpdate, description?: string) =>
	documentParameters
		.filter((definition) => definition.name === name)
		.map((definition) => ({ ...definition, description: description ?? definition.description }));

/** What can be changed; the names are those of {@link FileUpdate}. */
const updateParameters: ParameterDefinition[] = [
	{
		name: 'label',
		label: 'File Name',
		kind: 'text',
		placeholder: 'e.g. report.pdf',
		description: 'New name of the file, with its extension; it becomes the title, too',
	},
	{
		name: 'summary',
		label: 'Summary',
		kind: 'text',
		mayBeEmpty: true,
		placeholder: 'e.g. The newest issue',
		description: 'New description of the file; empty removes the one that is there',
	},
	{
		name: 'tags',
		label: 'Tags',
		kind: 'list',
		mayBeEmpty: true,
		placeholder: 'e.g. invoice',
		description: 'Tags that replace all that are there; none removes each of them',
	},
	{
		name: 'addTags',
		label: 'Add Tags',
		kind: 'list',
		placeholder: 'e.g. invoice',
		description: 'Tags to add to those that are there',
	},
	{
		name: 'removeTags',
		label: 'Remove Tags',
		kind: 'list',
		placeholder: 'e.g. draft',
		description: 'Tags to take away from those that are there',
	},
	...later(
		'visibility',
		'Who sees the file: everybody, or only the people it is shared with. Guests cannot make public files. Making a file private takes no share back.',
	),
	...later('propagate'),
	...later('commentNotification', 'Whether you are told when someone comments on the file'),
	...later('mediaNotification', 'Whether you are told when someone updates the file'),
];

/** Changes the name, description, tags and other metadata of a file, not its content. */
export const updateOperation = onFile({
	value: 'update',
	name: 'Update',
	action: 'Update file',
	description:
		'Rename a file, or change its description, tags, visibility or notifications; the content stays as it is',
	file: 'The file to change',
	fields: [updateFieldsOf(updateParameters)],
	read: readUpdate,
	run: updateFile,
});

/** @throws InvalidInput when nothing is chosen, or a value cannot be one */
function readUpdate(parameters: ItemParameters): FileUpdate {
	const update: FileUpdate = readQuery(
		updateParameters,
		parameters.collection('updateFields'),
		parameters.context.getTimezone(),
	);
	const isChosen = ([name, value]: [string, unknown]) =>
		name === 'tags' || (Array.isArray(value) ? value.length > 0 : value !== undefined);
	if (!Object.entries(update).some(isChosen)) {
		throw new InvalidInput(
			"Nothing is chosen to update: 'Update Fields' is empty",
			"Add at least one field under 'Update Fields', e.g. 'File Name' or 'Add Tags'.",
		);
	}
	return update.label === undefined
		? update
		: { ...update, label: checkedFileName(update.label, 'File Name') };
}
