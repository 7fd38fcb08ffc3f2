import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { simplifyField } from '../../nodes/Connections/actions/fields/binary';
import { resources } from '../../nodes/Connections/actions/resources';
import { events } from '../../nodes/Connections/trigger/events';
import { triggerOptions } from '../../nodes/Connections/trigger/options';

/** What a user can choose, as a page tells of it: an operation of a resource, or an event. */
export interface Choice {
	/** as workflows store it */
	value: string;
	/** as the menu shows it */
	name: string;
	description: string;
	fields: INodeProperties[];
	/** what comes out with Simplify on */
	output: IDataObject;
}

/** A page: all that can be chosen of a resource, or of the trigger. */
export interface Chapter {
	/** its file, without the ending */
	file: string;
	title: string;
	/** what a workflow stores to come here */
	stored: string;
	choices: Choice[];
}

/** A chapter for each resource of the node, by name. */
export function chaptersOfNode(): Chapter[] {
	return resources
		.map(({ value, name, operations }) => ({
			file: value,
			title: name,
			stored: `\`resource\`: \`${value}\``,
			choices: byName(operations),
		}))
		.sort((one, other) => one.title.localeCompare(other.title));
}

/** The chapter of the trigger's events, each with what all of them have. */
export function chapterOfTrigger(): Chapter {
	return {
		file: 'trigger',
		title: 'HCL Connections Trigger',
		stored: '`event`',
		choices: byName(
			events.map((event) => ({
				...event,
				fields: [...event.fields, simplifyField, triggerOptions],
			})),
		),
	};
}

const byName = (choices: Choice[]) =>
	[...choices].sort((one, other) => one.name.localeCompare(other.name));
