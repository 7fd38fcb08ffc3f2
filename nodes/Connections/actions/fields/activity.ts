import type { INodeProperties } from 'n8n-workflow';
import { activityLocator, nodeLocator } from './locator';
import type { ItemParameters } from './itemParameters';
import { activityIdFrom, activityNodeIdFrom } from './pasted';

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
		...activityLocator(searchMethod),
	};
}

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
