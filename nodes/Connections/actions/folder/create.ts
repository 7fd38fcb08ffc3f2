import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';
import { createFolder, type FolderCreation, type FolderPlace } from '../../api/files/createFolder';
import { simplifyField } from '../fields/binary';
import type { ItemParameters } from '../fields/itemParameters';
import { folderLocator } from '../fields/locator';
import { optionsField } from '../fields/options';
import { communityIdFrom, folderIdFrom } from '../fields/pasted';
import { one, type Operation } from '../operation';
import { selfId } from '../self';
import { checkedFolderName, folderCommunityField } from './folderFields';
import { folderExample, folderOutput } from './folderOutput';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Reports',
		description: 'Name of the new folder',
	},
	{
		displayName: 'Place',
		name: 'place',
		type: 'options',
		options: [
			{ name: 'A Community', value: 'community', description: 'Among the files of a community' },
			{ name: 'In a Folder', value: 'folder', description: 'Inside another folder' },
			{ name: 'My Folders', value: 'top', description: 'At the top of the folders of the user' },
		],
		default: 'top',
		description: 'Where the new folder belongs',
	},
	{
		displayName: 'Parent Folder',
		name: 'parentFolderId',
		required: true,
		description: 'The folder in which to make the new one',
		displayOptions: { show: { place: ['folder'] } },
		...folderLocator(),
	},
	{
		...folderCommunityField('The community that gets the new folder'),
		displayOptions: { show: { place: ['community'] } },
	},
	{
		displayName: 'Summary',
		name: 'summary',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. What the quay needs',
		description: 'Description of the folder; some servers do not keep it when a folder is made',
	},
	{
		displayName: 'Visibility',
		name: 'visibility',
		type: 'options',
		options: [
			{ name: 'Private', value: 'private', description: 'Only the people it is shared with' },
			{ name: 'Public', value: 'public', description: 'Everybody; guests cannot make one' },
		],
		default: 'private',
		description: 'Who sees the folder',
	},
	simplifyField,
	optionsField(
		['batchSize', 'maxRetries', 'stallTimeout'],
		[
			{
				displayName: 'If Folder Exists',
				name: 'ifExists',
				type: 'options',
				options: [
					{ name: 'Fail', value: 'fail', description: 'The item fails' },
					{
						name: 'Keep Both',
						value: 'keepBoth',
						description: 'The new folder gets a number: Reports (2)',
					},
					{
						name: 'Use Existing',
						value: 'useExisting',
						description: 'The folder that is there is the output',
					},
				],
				default: 'fail',
				description: 'What to do where the place has a folder of that name',
			},
		],
	),
];

/** Makes a folder. */
export const createOperation: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create folder',
	description: 'Make a folder among my own, inside another folder, or in a community',
	fields,
	output: folderExample,
	async prepare(parameters, connection) {
		const creation: FolderCreation = {
			name: checkedFolderName(parameters.text('name')),
			summary: parameters.text('summary') || undefined,
			visibility: readChoice(parameters.text('visibility') || 'private', visibilities),
			place: readPlace(parameters),
			ifExists: readChoice(String(parameters.collection('options').ifExists ?? 'fail'), ways),
		};
		const simplify = parameters.flag('simplify', true);
		return {
			touches: JSON.stringify([creation.place, creation.name]),
			async run() {
				const self = async () => await selfId(connection);
				return one(folderOutput(await createFolder(connection, creation, self), simplify));
			},
		};
	},
};

const visibilities = { label: 'Visibility', values: ['private', 'public'] as const };
const ways = { label: 'If Folder Exists', values: ['fail', 'useExisting', 'keepBoth'] as const };

/** @throws InvalidInput for what an expression gives that is none of the values */
function readChoice<Value extends string>(
	given: string,
	{ label, values }: { label: string; values: readonly Value[] },
): Value {
	const value = values.find((one) => one.toLowerCase() === given.toLowerCase());
	if (value) return value;
	throw new InvalidInput(
		quoting(`'${label}' has a value that is not known`, given),
		`Use one of: ${values.join(', ')}.`,
	);
}

/** @throws InvalidInput when the folder or community is missing or cannot be read */
function readPlace(parameters: ItemParameters): FolderPlace {
	const kind = readChoice(parameters.text('place') || 'top', {
		label: 'Place',
		values: ['top', 'folder', 'community'],
	});
	switch (kind) {
		case 'folder':
			return { kind, id: parameters.locator('parentFolderId', 'Parent Folder', folderIdFrom) };
		case 'community':
			return { kind, id: parameters.locator('communityId', 'Community', communityIdFrom) };
		default:
			return { kind };
	}
}
