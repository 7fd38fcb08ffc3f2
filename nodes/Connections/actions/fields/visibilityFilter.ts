import type { ParameterDefinition } from './parameterDefinition';

/**
 * The filter of lists in Files by who may see a thing.
 *
 * @param thing what is listed, e.g. "file"
 */
export const visibilityFilter = (thing: string): ParameterDefinition & { name: 'visibility' } => ({
	name: 'visibility',
	label: 'Visibility',
	kind: 'choice',
	values: [
		{ value: 'private', label: 'Private' },
		{ value: 'public', label: 'Public' },
		{ value: 'shared', label: 'Shared' },
	],
	description: `Who may see a ${thing}: its owner alone, everybody, or those it is shared with`,
});
