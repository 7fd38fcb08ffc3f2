import type { INodeProperties } from 'n8n-workflow';
import {
	type CommunityFilters,
	type CommunityList,
	type CommunityOrder,
	listAllCommunities,
} from '../../api/communities/communityList';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit, readSort, sortField, type SortValue } from '../fields/paging';
import { filtersOf, type ParameterDefinition } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import type { Operation } from '../operation';
import { communityExample, communityOutput } from './communityOutput';

const listField: INodeProperties = {
	displayName: 'List',
	name: 'list',
	type: 'options',
	options: [
		{ name: 'All', value: 'all', description: 'All communities that the user may see' },
		{ name: 'Mine', value: 'mine', description: 'Those that the signed-in user belongs to' },
	],
	default: 'mine',
	description: 'Which communities to look through',
};

/** What Get Many can filter communities by; the names are those of {@link CommunityFilters}. */
const communityFilters: Array<ParameterDefinition & { name: keyof CommunityFilters }> = [
	{
		name: 'search',
		label: 'Search',
		kind: 'text',
		placeholder: 'e.g. harbour',
		description: 'Words to find in titles, descriptions and tags, by the search of the server',
	},
	{
		name: 'tag',
		label: 'Tag',
		kind: 'text',
		placeholder: 'e.g. quay',
		description: 'Keyword that a community must have',
	},
];

const communityOrders: Array<SortValue & { value: NonNullable<CommunityOrder['sortBy']> }> = [
	{ value: 'members', label: 'Members' },
	{ value: 'modified', label: 'Modified' },
	{ value: 'title', label: 'Title' },
];

/** Lists communities. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many communities',
	description: 'List or search communities: those of the user, or all that the user may see',
	fields: [
		listField,
		...pagingFields,
		filtersOf(communityFilters),
		sortField(communityOrders),
		simplifyField,
		optionsField(['batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: communityExample,
	async prepare(parameters, connection) {
		const list: CommunityList = chosenOf(listField, parameters.value('list'));
		const limit = readLimit(parameters);
		const order: CommunityOrder = readSort(parameters, communityOrders);
		const filters: CommunityFilters = readQuery(
			communityFilters,
			parameters.collection('filters'),
			parameters.context.getTimezone(),
		);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listAllCommunities(connection, list, filters, order, limit);
				return found.map((read) => ({ json: communityOutput(read, simplify) }));
			},
		};
	},
};
