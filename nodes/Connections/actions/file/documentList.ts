import type { INodeProperties } from 'n8n-workflow';
import type { DocumentFilters, DocumentList } from '../../api/files/documents';
import { chosenOf } from '../fields/choice';
import { libraryFields, type LibraryParameters } from '../fields/library';
import { folderLocator } from '../fields/locator';
import type { SortValue } from '../fields/paging';
import type { ParameterDefinition } from '../fields/parameterDefinition';
import { communityIdFrom, folderIdFrom, libraryIdFrom } from '../fields/pasted';
import { visibilityFilter } from '../fields/visibilityFilter';

const [, libraryField, communityField] = libraryFields;

const listField: INodeProperties = {
	displayName: 'List',
	name: 'list',
	type: 'options',
	options: [
		{
			name: "A Community's Library",
			value: 'communityLibrary',
			description: 'The files of a community',
		},
		{ name: 'Another Library', value: 'library', description: 'The files of any library' },
		{ name: 'Folder', value: 'folder', description: 'The files in a folder' },
		{ name: 'My Library', value: 'myLibrary', description: 'My Files of the signed-in user' },
		{ name: 'Pinned', value: 'pinned', description: 'The files that the user has pinned' },
		{ name: 'Public', value: 'public', description: 'The public files of everybody' },
		{ name: 'Shared by Me', value: 'sharedByMe', description: 'The files that the user shares' },
		{
			name: 'Shared with Me',
			value: 'sharedWithMe',
			description: 'The files that others share with the user',
		},
		{ name: 'Trash', value: 'trash', description: 'The files that the user has deleted' },
	],
	default: 'myLibrary',
	description: 'Which files to look through',
};

/** Which list of files, for Get Many and for the trigger. */
export const documentListFields: INodeProperties[] = [
	listField,
	{ ...libraryField, displayOptions: { show: { list: ['library'] } } },
	{ ...communityField, displayOptions: { show: { list: ['communityLibrary'] } } },
	{
		displayName: 'Folder',
		name: 'folderId',
		required: true,
		description: 'The folder whose files to list',
		displayOptions: { show: { list: ['folder'] } },
		...folderLocator(),
	},
];

/**
 * The list that was chosen.
 *
 * @throws InvalidInput when there is no such list, or what it belongs to is missing or cannot be read
 */
export function readDocumentList(parameters: LibraryParameters): DocumentList {
	const kind: DocumentList['kind'] = chosenOf(listField, parameters.text('list'));
	switch (kind) {
		case 'library':
			return { kind, id: parameters.locator('libraryId', libraryField.displayName, libraryIdFrom) };
		case 'communityLibrary':
			return { kind, id: parameters.locator('communityId', 'Community', communityIdFrom) };
		case 'folder':
			return { kind, id: parameters.locator('folderId', 'Folder', folderIdFrom) };
		default:
			return { kind };
	}
}

/** What Get Many can filter files by; the names are those of {@link DocumentFilters}. */
export const documentFilters: Array<ParameterDefinition & { name: keyof DocumentFilters }> = [
	{
		name: 'search',
		label: 'Search',
		kind: 'text',
		placeholder: 'e.g. quay offer',
		description:
			'Words to find in names, descriptions, tags and content, by the index of the server, which is some minutes behind',
	},
	{
		name: 'tags',
		label: 'Tags',
		kind: 'list',
		placeholder: 'e.g. invoice',
		description: 'Keywords that a file must have, all of them',
	},
	visibilityFilter('file'),
	{
		name: 'createdAfter',
		label: 'Created After',
		kind: 'date',
		description: 'Only files created at this time or later',
	},
	{
		name: 'createdBefore',
		label: 'Created Before',
		kind: 'date',
		description: 'Only files created before this time',
	},
	{
		name: 'modifiedAfter',
		label: 'Modified After',
		kind: 'date',
		description: 'Only files whose content changed at this time or later',
	},
	{
		name: 'modifiedBefore',
		label: 'Modified Before',
		kind: 'date',
		description: 'Only files whose content changed before this time',
	},
	{
		name: 'author',
		label: 'Author',
		kind: 'person',
		description: 'Who created the file: chosen from the list, or by user ID or e-mail address',
	},
];

/** What the server can sort files by. */
export const documentOrders: SortValue[] = [
	{ value: 'created', label: 'Created' },
	{ value: 'downloaded', label: 'Downloads' },
	{ value: 'modified', label: 'Modified' },
	{ value: 'title', label: 'Title' },
];
