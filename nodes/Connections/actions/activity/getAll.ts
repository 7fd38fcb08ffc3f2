import type { INodeProperties } from 'n8n-workflow';
import {
	type ActivityFilters,
	type ActivityList,
	listAllActivities,
} from '../../api/activities/activities';
import { simplifyField } from '../fields/binary';
import { chosenOf } from '../fields/choice';
import { optionsField } from '../fields/options';
import { pagingFields, readLimit } from '../fields/paging';
import { filtersOf, type ParameterDefinition } from '../fields/parameterDefinition';
import { readQuery } from '../fields/readQuery';
import type { Operation } from '../operation';
import { activityExample, activityOutput } from './activityOutput';

const listField: INodeProperties = {
	displayName: 'List',
	name: 'list',
	type: 'options',
	options: [
		{ name: 'All', value: 'all', description: 'Open, completed and tuned out ones alike' },
		{ name: 'Completed', value: 'completed', description: 'Those that are completed' },
		{ name: 'Mine', value: 'mine', description: 'The open activities of the signed-in user' },
		{ name: 'Trash', value: 'trash', description: 'Those that were deleted and can be restored' },
		{ name: 'Tuned Out', value: 'tunedOut', description: 'Those that the user has tuned out' },
	],
	default: 'mine',
	description: 'Which activities to look through',
};

/** What Get Many can filter activities by; the names are those of {@link ActivityFilters}. */
const activityFilters: Array<ParameterDefinition & { name: keyof ActivityFilters }> = [
	{
		name: 'search',
		label: 'Search',
		kind: 'text',
		placeholder: 'e.g. quay opening',
		description: 'Words to find in titles, goals and tags, by the search of the server',
	},
	{
		name: 'tag',
		label: 'Tag',
		kind: 'text',
		placeholder: 'e.g. quay',
		description: 'Keyword that an activity must have',
	},
	{
		name: 'updatedAfter',
		label: 'Updated After',
		kind: 'date',
		description:
			'Only activities that changed at this time or later; a new entry changes them, too',
	},
	{
		name: 'updatedBefore',
		label: 'Updated Before',
		kind: 'date',
		description: 'Only activities that changed last before this time',
	},
];

/** Lists activities. */
export const getAllOperation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many activities',
	description: 'List or search activities: mine, completed, tuned out, in the trash, or all',
	fields: [
		listField,
		...pagingFields,
		filtersOf(activityFilters),
		simplifyField,
		optionsField(['apiPath', 'batchSize', 'maxRetries', 'stallTimeout']),
	],
	output: activityExample,
	async prepare(parameters, connection) {
		const list: ActivityList = chosenOf(listField, parameters.value('list'));
		const limit = readLimit(parameters);
		const filters: ActivityFilters = readQuery(
			activityFilters,
			parameters.collection('filters'),
			parameters.context.getTimezone(),
		);
		const simplify = parameters.flag('simplify', true);
		return {
			async run() {
				const found = await listAllActivities(connection, list, filters, limit);
				return found.map((read) => ({ json: activityOutput(read, simplify) }));
			},
		};
	},
};
