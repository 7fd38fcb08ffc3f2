import type { INodeProperties } from 'n8n-workflow';
import { authenticationField } from '../actions/fields/authentication';
import { simplifyField } from '../actions/fields/binary';
import { shownFor } from '../actions/fields/show';
import { events } from './events';
import { triggerOptions } from './options';

/** What the editor shows; n8n puts the times of polling in front. */
export const properties: INodeProperties[] = [
	authenticationField,
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: events
			.map(({ name, value, description }) => ({ name, value, description }))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: 'fileAdded',
		description: 'What starts the workflow',
	},
	...events.flatMap(({ value, fields }) => shownFor({ event: [value] }, fields)),
	simplifyField,
	triggerOptions,
];

/** What stands below the node's name on the canvas: "File Added". */
export const subtitle = `={{ (${JSON.stringify(
	Object.fromEntries(events.map(({ value, name }) => [value, name])),
)})[$parameter["event"]] }}`;
