import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../api/failures/invalidInput';

/** What the options of the trigger say. */
export interface TriggerOptions {
	startFrom: 'now' | 'beginning';
	/** the most that one poll tells */
	maxItems: number;
	/** ms that something may become visible after its time */
	overlap: number;
}

const maxItems: INodeProperties = {
	displayName: 'Max Items per Poll',
	name: 'maxItems',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	description:
		'How many items one poll tells at most. The rest comes with the next polls, oldest first.',
};

const overlap: INodeProperties = {
	displayName: 'Overlap (Seconds)',
	name: 'overlap',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 60,
	description:
		'How long after its time something may become visible on the server and still be told, without telling anything twice',
};

const startFrom: INodeProperties = {
	displayName: 'Start From',
	name: 'startFrom',
	type: 'options',
	options: [
		{
			name: 'Beginning',
			value: 'beginning',
			description: 'What is there at the first poll is told as well',
		},
		{
			name: 'Now',
			value: 'now',
			description: 'What is there at the first poll counts as known',
		},
	],
	default: 'now',
	description: 'What the first poll does after the workflow was activated, or the place changed',
};

/** The collection Options of the trigger. */
export const triggerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [maxItems, overlap, startFrom],
};

/**
 * What the options say, their defaults where they say nothing.
 *
 * @throws InvalidInput
 */
export function readTriggerOptions(options: IDataObject): TriggerOptions {
	return {
		startFrom: options.startFrom === 'beginning' ? 'beginning' : 'now',
		maxItems: Math.floor(numberIn(options, maxItems)),
		overlap: numberIn(options, overlap) * 1000,
	};
}

function numberIn(
	options: IDataObject,
	{ name, displayName, default: usual, typeOptions }: INodeProperties,
): number {
	const value = options[name] ?? usual;
	const least = typeOptions?.minValue ?? 0;
	const number = value === '' ? NaN : Number(value);
	if (Number.isFinite(number) && number >= least) return number;
	throw new InvalidInput(
		`'${displayName}' is '${String(value)}', and must be a number of at least ${least}`,
		'Correct it under Options.',
	);
}
