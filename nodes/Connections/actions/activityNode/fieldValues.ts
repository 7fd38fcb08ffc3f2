import type { INodeProperties } from 'n8n-workflow';
import type { FieldChange, WritableType } from '../../api/activities/fieldMarkup';
import { attempt } from '../../api/atom/attempt';
import { InvalidInput, quoting } from '../../api/failures/invalidInput';
import { readDate } from '../fields/readQuery';

const types: Array<{ value: WritableType; name: string }> = [
	{ name: 'Date', value: 'date' },
	{ name: 'Link', value: 'link' },
	{ name: 'Person', value: 'person' },
	{ name: 'Text', value: 'text' },
];

/** The custom fields of an entry that is made. */
export const newFieldsField = fieldsField(
	'Fields that the entry gets besides its description',
	[
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: types,
			default: 'text',
			description: 'What the field holds; files come by Upload Activity Field',
		},
	],
	{
		displayName: 'Hidden',
		name: 'hidden',
		type: 'boolean',
		default: false,
		description: 'Whether the field is not shown on the page of the activity',
	},
);

/** The custom fields of an entry that are changed or added. */
export const changedFieldsField = fieldsField(
	'Fields to change, by their names, or to add; the others and all files stay',
	[
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [{ name: 'As Before', value: 'keep' }, ...types],
			default: 'keep',
			description: 'What the field holds; a new one holds a text unless it is said here',
		},
	],
	{
		displayName: 'Hidden',
		name: 'hidden',
		type: 'options',
		options: [
			{ name: 'As Before', value: 'keep' },
			{ name: 'No', value: 'false' },
			{ name: 'Yes', value: 'true' },
		],
		default: 'keep',
		description: 'Whether the field is not shown on the page of the activity',
	},
);

function fieldsField(
	description: string,
	type: INodeProperties[],
	hidden: INodeProperties,
): INodeProperties {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description,
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Supplier',
						description: 'Name of the field as people see it',
					},
					...type,
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Harbour Works',
						description:
							'A text, the web address of a link, a date, or the user ID or e-mail address of a person',
					},
					hidden,
				],
			},
		],
	};
}

/**
 * The fields that were given: the values of the collection, or the list that an expression gives.
 *
 * @param timezone for dates without one
 * @throws InvalidInput for a field without a name, of an unknown type, or with a value that is none of its type
 */
export function readFields(given: unknown, timezone: string): FieldChange[] {
	const inside = (given as { field?: unknown } | undefined)?.field ?? given ?? [];
	const list = Array.isArray(inside) ? (inside as unknown[]) : [inside];
	return list
		.filter((one) => one !== null && one !== '' && !isEmpty(one))
		.map((one) => {
			if (typeof one === 'object') return readField(one as Record<string, unknown>, timezone);
			throw new InvalidInput(
				quoting("'Fields' holds what is no field", one),
				"Give each as an object with 'name' and 'value', or a list of them.",
			);
		});
}

const isEmpty = (one: unknown) => typeof one === 'object' && Object.keys(one ?? {}).length === 0;

function readField(given: Record<string, unknown>, timezone: string): FieldChange {
	const text = (key: string) => String(given[key] ?? '').trim();
	const name = text('name');
	if (name === '') {
		throw new InvalidInput(
			"A field under 'Fields' has no 'Name'",
			'Give each field the name that people see, e.g. Supplier.',
		);
	}
	const type = readType(name, text('type'));
	const hidden = text('hidden');
	if (!['', 'keep', 'true', 'false'].includes(hidden)) {
		throw new InvalidInput(
			`'Hidden' of the field '${name}' is '${hidden}', which is neither true nor false`,
			'Use the switch, or an expression that gives true or false.',
		);
	}
	return {
		name,
		...(type && { type }),
		value: readValue(name, type ?? 'text', given.value, timezone),
		...(['true', 'false'].includes(hidden) && { hidden: hidden === 'true' }),
	};
}

function readType(name: string, type: string): WritableType | undefined {
	if (type === '' || type === 'keep') return undefined;
	const known = types.find(({ value }) => value === type.toLowerCase());
	if (known) return known.value;
	throw new InvalidInput(
		`The field '${name}' has the type '${type}'`,
		type === 'file'
			? "Files come into fields by 'Upload Activity Field' of the resource Activity."
			: `Use one of: ${types.map(({ value }) => value).join(', ')}.`,
	);
}

/**
 * A value as it goes out, checked for its type.
 *
 * @throws InvalidInput
 */
export function readValue(
	name: string,
	type: WritableType,
	value: unknown,
	timezone: string,
): string {
	const text = String(value ?? '').trim();
	switch (type) {
		case 'date':
			return isoOf(readDate(`Value of the field ${name}`, value, timezone));
		case 'link': {
			const address = attempt(() => new URL(text));
			if (address && /^(https?|ftp|mailto):$/.test(address.protocol)) return text;
			throw new InvalidInput(
				`The field '${name}' is a link, and '${text}' is no web address`,
				'Give the whole address, e.g. https://www.example.com/offer.',
			);
		}
		case 'person':
			if (text !== '') return text;
			throw new InvalidInput(
				`The field '${name}' is a person, and its 'Value' is empty`,
				'Give the user ID or the e-mail address of the person.',
			);
		default:
			return String(value ?? '');
	}
}

/** A time in ms since 1970 as Activities takes it: ISO, in whole seconds. */
export function isoOf(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
