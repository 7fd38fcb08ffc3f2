import type { ParameterDefinition } from '../fields/parameterDefinition';

/** What an activity can have besides its title. */
export const activityValues: ParameterDefinition[] = [
	{
		name: 'description',
		label: 'Description',
		kind: 'text',
		rows: 4,
		mayBeEmpty: true,
		placeholder: 'e.g. <p>Everything for the opening</p>',
		description: 'The goal of the activity, as HTML',
	},
	{
		name: 'tags',
		label: 'Tags',
		kind: 'list',
		placeholder: 'e.g. quay',
		description: 'Keywords by which it is found',
	},
	{
		name: 'dueDate',
		label: 'Due Date',
		kind: 'date',
		description: 'When the activity is due; without a time at midnight',
	},
];
