import type { IDataObject } from 'n8n-workflow';
import type { FieldChange } from '../../api/activities/fieldMarkup';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { Connection } from '../../api/server/connection';
import type { ParameterDefinition } from '../fields/parameterDefinition';
import { userId, userIds } from '../fields/people';

/** What an entry or a to-do can have besides its title. */
export const nodeValues: ParameterDefinition[] = [
	{
		name: 'description',
		label: 'Description',
		kind: 'text',
		rows: 4,
		mayBeEmpty: true,
		placeholder: 'e.g. <p>Red, <b>20 m</b></p>',
		description: 'What is to be said of it, as HTML',
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
		description: 'When a to-do is due; without a time at midnight',
	},
	{
		name: 'assignedTo',
		label: 'Assigned To',
		kind: 'people',
		description:
			'Who is to do a to-do: members of the activity, by the list, a user ID or an e-mail address',
	},
	{
		name: 'private',
		label: 'Private',
		kind: 'flag',
		description: 'Whether nobody sees it but its author',
	},
	{
		name: 'position',
		label: 'Position',
		kind: 'number',
		description: 'Where it stands among its neighbours: servers count 1000, 2000 and so on',
	},
];

/**
 * A title as it goes out.
 *
 * @throws InvalidInput when it is empty
 */
export function checkedTitle(title: string): string {
	if (title.trim() !== '') return title.trim();
	throw new InvalidInput(
		"'Title' is empty",
		'Give it a title. If it is an expression, check that it gives a value for this item.',
	);
}

/**
 * Fields with user ids in the place of e-mail addresses; a person whom the type leaves open is looked
 * up as well, once the field of that name is known.
 *
 * @throws InvalidInput where nobody has the address, or several have
 */
export async function fieldsWithIds(
	connection: Connection,
	fields: FieldChange[],
): Promise<FieldChange[]> {
	const resolved: FieldChange[] = [];
	for (const field of fields) {
		const value =
			field.type === 'person'
				? await userId(connection, `Value of the field ${field.name}`, field.value)
				: field.value;
		resolved.push({ ...field, value });
	}
	return resolved;
}

/** The user ids of those whom a to-do is assigned to; undefined where it is not said. */
export async function assigneesIn(
	connection: Connection,
	{ assignedTo }: IDataObject,
): Promise<string[] | undefined> {
	if (!Array.isArray(assignedTo)) return undefined;
	return await userIds(connection, 'Assigned To', assignedTo as string[]);
}
