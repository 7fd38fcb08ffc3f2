import type { INodeProperties } from 'n8n-workflow';
import { findFolders, type FolderFilters, type FolderList } from '../../api/files/folders';
import type { Connection } from '../../api/server/connection';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import type { ItemParameters } from '../fields/itemParameters';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit, readSort, sortField, type SortValue } from '../fields/paging';
import { filtersOf, type ParameterDefinition } from '../fields/parameterDefinition';
import { communityIdFrom } from '../fields/pasted';
import { readQuery } from '../fields/readQuery';
import { visibilityFilter } from '../fields/visibilityFilter';
import type { Operation } from '../operation';
import { selfId } from '../self';
import { folderCommunityField, folderField, readFolderId } from './folderFields';
import { folderExample, folderOutput } from './folderOutput';

const listField: INodeProperties = {
	displayName: 'List',
	name: 'list',
	type: 'options',
	options: [
		{
			name: 'I May Add To',
			value: 'editable',
			description: 'The folders that the user owns or may edit',
		},
		{ name: 'In a Community', value: 'community', description: 'The folders of a community' },
		{ name: 'In a Folder', value: 'folder', description: 'The folders inside another one' },
		{ name: 'Mine', value: 'mine', description: 'The folders that the user has made' },
		{ name: 'Pinned', value: 'pinned', description: 'The folders that the user has pinned' },
	],
	default: 'editable',
	description: 'Which folders to look through',
};

const listFields: INodeProperties[] = [
	listField,
	{
		...folderField('The folder whose folders to list'),
		displayOptions: { show: { list: ['folder'] } },
	},
	{
		...folderCommunityField('The community whose folders to list'),
		displayOptions: { show: { list: ['community'] } },
	},
];

/** What Get Many can filter folders by; the names are those of {@link FolderFilters}. */
const folderFilters: Array<ParameterDefinition & { name: keyof FolderFilters }> = [
	{
		name: 'title',
		label: 'Name',
		kind: 'text',
		placeholder: 'e.g. Reports',
		description: 'The whole name of a folder',
	},
	visibilityFilter('folder'),
];

/** What the server can sort folders by. */
const folderOrders: SortValue[] = [
	{ value: 'created', label: 'Created' },
	{ value: 'modified', label: 'Modified' },
	{ value: 'itemCount', label: 'Number of Files' },
	{ value: 'title', label: 'Title' },
];

/** Lists folders. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many folders',
	description: 'List folders: those of the user, those inside another one or in a community',
	fields: [
		...listFields,
		...pagingFields,
		filtersOf(folderFilters),
		sortField(folderOrders),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: folderExample,
	async prepare(parameters, connection) {
		const list = readList(parameters, connection);
		const limit = readLimit(parameters);
		const order = readSort(parameters, folderOrders);
		const filters: FolderFilters = readQuery(
			folderFilters,
			parameters.collection('filters'),
			parameters.context.getTimezone(),
		);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await findFolders(connection, await list(), filters, order, limit);
				return found.map((read) => ({ json: folderOutput(read, simplify) }));
			},
		};
	},
};

/** @throws InvalidInput when there is no such list, or its folder or community is missing or cannot be read */
function readList(parameters: ItemParameters, connection: Connection): () => Promise<FolderList> {
	const kind: FolderList['kind'] = chosenOf(listField, parameters.text('list'));
	switch (kind) {
		case 'mine':
			return async () => ({ kind, selfId: await selfId(connection) });
		case 'folder': {
			const id = readFolderId(parameters);
			return async () => ({ kind, id });
		}
		case 'community': {
			const id = parameters.locator('communityId', 'Community', communityIdFrom);
			return async () => ({ kind, id });
		}
		case 'pinned':
			return async () => ({ kind });
		default:
			return async () => ({ kind: 'editable' });
	}
}
