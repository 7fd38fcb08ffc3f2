import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';
import type { ItemParameters } from '../fields/itemParameters';
import { communityLocator, folderLocator } from '../fields/locator';
import type { ParameterDefinition } from '../fields/parameterDefinition';
import { folderIdFrom } from '../fields/pasted';
import { checkedName } from '../fileName';

/** A folder: one that the user may add to, or any by its page or ID. */
export const folderField = (description: string): INodeProperties => ({
	displayName: 'Folder',
	name: 'folderId',
	required: true,
	description,
	...folderLocator(),
});

/** The community that a folder belongs to. */
export const folderCommunityField = (description: string): INodeProperties => ({
	displayName: 'Community',
	name: 'communityId',
	required: true,
	description,
	...communityLocator(),
});

/**
 * The id of the folder that was chosen.
 *
 * @throws InvalidInput when it is missing or cannot be read
 */
export const readFolderId = (parameters: ItemParameters) =>
	parameters.locator('folderId', 'Folder', folderIdFrom);

/**
 * Checks the name of a folder.
 *
 * @throws InvalidInput when it is empty, too long, or has a slash or control characters in it
 */
export function checkedFolderName(name: string): string {
	if (name.trim() === '') {
		throw new InvalidInput("'Name' is empty", 'Give the folder a name, e.g. Reports.');
	}
	if (/[/\\]/.test(name)) {
		throw new InvalidInput(
			quoting("'Name' holds a slash, which cannot be part of a name in Connections", name),
			"Use the name alone. To make a folder in another one, set 'Place' to a folder.",
		);
	}
	return checkedName(name.trim(), 'Name');
}

/** Who sees a folder. */
export const visibilityDefinition: ParameterDefinition = {
	name: 'visibility',
	label: 'Visibility',
	kind: 'choice',
	values: [
		{ value: 'private', label: 'Private' },
		{ value: 'public', label: 'Public' },
	],
	description:
		'Who sees the folder: everybody, or only the people it is shared with. Guests cannot make public folders.',
};
