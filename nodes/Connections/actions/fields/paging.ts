import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import type { Query } from '../../api/server/query';
import type { ItemParameters } from './itemParameters';
import { collectionOf, type ParameterDefinition } from './parameterDefinition';

/** How many results a list gives. */
export const pagingFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/**
 * How many results are wanted; null: all.
 *
 * @throws InvalidInput when the limit is no whole number of at least 1
 */
export function readLimit(parameters: ItemParameters): number | null {
	if (parameters.flag('returnAll', false)) return null;
	const text = parameters.text('limit');
	const limit = Number(text);
	if (text !== '' && Number.isSafeInteger(limit) && limit >= 1) return limit;
	throw new InvalidInput(
		`'Limit' is '${text}', and must be a whole number of at least 1`,
		"Set how many results you want, or switch on 'Return All'.",
	);
}

/** A value that a list can be sorted by, under its wire name. */
export type SortValue = NonNullable<ParameterDefinition['values']>[number];

/** The collection Sort of a list that the server sorts. */
export function sortField(values: SortValue[]): INodeProperties {
	return collectionOf('Sort', 'sort', 'Add Sort Option', [
		{
			name: 'sortBy',
			label: 'Sort By',
			kind: 'choice',
			values,
			description: 'What the results are sorted by',
		},
		{
			name: 'sortOrder',
			label: 'Sort Order',
			kind: 'choice',
			values: [
				{ value: 'asc', label: 'Ascending' },
				{ value: 'desc', label: 'Descending' },
			],
			description: 'Whether the smallest or oldest comes first, or the largest or newest',
		},
	]);
}

/**
 * The order that was chosen, as query parameters; none where none was.
 *
 * @throws InvalidInput
 */
export function readSort(parameters: ItemParameters, values: SortValue[]): Query {
	const { sortBy, sortOrder } = parameters.collection('sort') as Record<string, unknown>;
	if (!sortBy && !sortOrder) return {};
	const known = values.find(({ value }) => value === sortBy);
	if (!known) {
		throw new InvalidInput(
			sortBy ? `'Sort By' has the value '${String(sortBy)}'` : "'Sort Order' needs 'Sort By'",
			`Add 'Sort By' with one of: ${values.map(({ label }) => label).join(', ')}.`,
		);
	}
	// without an order servers sort ascending (documented); it is said all the same
	return { sortBy: known.value, sortOrder: sortOrder === 'desc' ? 'desc' : 'asc' };
}
