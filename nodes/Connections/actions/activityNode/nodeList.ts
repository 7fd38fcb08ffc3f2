import type { INodeProperties } from 'n8n-workflow';
import type { NodeFilters } from '../../api/activities/nodes';
import { activityField } from '../fields/activity';
import type { ParameterDefinition } from '../fields/parameterDefinition';

/** The kinds of nodes that people know. */
export const nodeKinds = [
	{ value: 'entry', label: 'Entry' },
	{ value: 'reply', label: 'Reply' },
	{ value: 'section', label: 'Section' },
	{ value: 'todo', label: 'To-Do' },
];

/** Which list of entries and to-dos. */
export const nodeListField: INodeProperties = {
	displayName: 'List',
	name: 'list',
	type: 'options',
	options: [
		{
			name: 'All To-Dos',
			value: 'allToDos',
			description: 'The to-dos of all activities of the user, whoever they are assigned to',
		},
		{
			name: 'Entries of an Activity',
			value: 'activity',
			description: 'The entries, to-dos, sections and replies of one activity',
		},
		{
			name: 'My To-Dos',
			value: 'myToDos',
			description: 'The to-dos that are assigned to the signed-in user, in all activities',
		},
	],
	default: 'activity',
	description: 'Which entries and to-dos to look through',
};

/** How deep below an activity. */
export const depthField: INodeProperties = {
	displayName: 'Depth',
	name: 'depth',
	type: 'options',
	options: [
		{
			name: 'All Levels',
			value: 'all',
			description: 'Also what lies below sections and entries',
		},
		{
			name: 'First Level Only',
			value: 'children',
			description: 'Only what lies right below the activity',
		},
	],
	default: 'all',
	description: 'How deep below the activity to look',
	displayOptions: { show: { list: ['activity'] } },
};

/** What chooses the list. */
export const nodeListFields: INodeProperties[] = [
	nodeListField,
	{
		...activityField('The activity whose entries and to-dos to list'),
		displayOptions: { show: { list: ['activity'] } },
	},
	depthField,
];

/** What Get Many can filter entries and to-dos by; the names are those of {@link NodeFilters}. */
export const nodeFilters: Array<ParameterDefinition & { name: keyof NodeFilters }> = [
	{
		name: 'kinds',
		label: 'Kinds',
		kind: 'choices',
		values: nodeKinds,
		description: 'Only these kinds, e.g. to-dos alone',
	},
	{
		name: 'completed',
		label: 'Completed',
		kind: 'flag',
		initial: false,
		description:
			'Whether to return only what is completed, or only what is open. Without this filter both.',
	},
	{
		name: 'updatedAfter',
		label: 'Updated After',
		kind: 'date',
		description: 'Only what changed at this time or later',
	},
	{
		name: 'updatedBefore',
		label: 'Updated Before',
		kind: 'date',
		description: 'Only what changed last before this time',
	},
	{
		name: 'createdAfter',
		label: 'Created After',
		kind: 'date',
		description: 'Only what was created at this time or later',
	},
	{
		name: 'dueBefore',
		label: 'Due Before',
		kind: 'date',
		description: 'Only to-dos that are due before this time; those without a due date are left out',
	},
	{
		name: 'assignedTo',
		label: 'Assigned To',
		kind: 'person',
		description:
			'Only to-dos that this person is among the assignees of: a user ID or an e-mail address',
	},
];
