import type { INodeProperties } from 'n8n-workflow';
import { choiceOf, emptiedBy, locator } from './locator';
import type { ItemParameters } from './itemParameters';
import { activityIdFrom, activityNodeIdFrom } from './pasted';

const page = 'https://connections.example.com/activities/service/html/mainpage';
const id = '50a68c83-13ae-46bd-b238-de27e7120726';

/** An activity, from the list, by its page or ID. */
export function activityField(
	description: string,
	searchMethod = 'searchActivities',
): INodeProperties {
	return {
		displayName: 'Activity',
		name: 'activityId',
		required: true,
		description,
		...locator(searchMethod, 'Choose an activity...', `e.g. ${page}#activitypage,${id}`),
	};
}

/** The locator of an entry or a to-do in the activity that is chosen above. */
export const nodeLocator = (searchMethod = 'searchActivityNodes') => ({
	...locator(
		searchMethod,
		'Choose an entry or a to-do...',
		`e.g. ${page}#activitypage,${id},entry=1edd103e-9bcf-4b3b-884f-14ec488718df`,
	),
	...emptiedBy(...choiceOf('activityId')),
});

/** The group of fields by which an operation chooses an entry or a to-do that is there. */
export function nodeFields(description: string, searchMethod?: string): INodeProperties[] {
	return [
		{
			...activityField('The activity whose entries the next list shows; it is not sent'),
			required: false,
		},
		{
			displayName: 'Entry or To-Do',
			name: 'activityNodeId',
			required: true,
			description,
			...nodeLocator(searchMethod),
		},
	];
}

/** @throws InvalidInput when no activity is chosen, or none can be read from what is there */
export const readActivityId = (parameters: ItemParameters) =>
	parameters.locator('activityId', 'Activity', activityIdFrom);

/** @throws InvalidInput when no entry is chosen, or none can be read from what is there */
export const readNodeId = (parameters: ItemParameters) =>
	parameters.locator('activityNodeId', 'Entry or To-Do', activityNodeIdFrom);
