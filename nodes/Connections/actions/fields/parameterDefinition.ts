import type { INodeProperties } from 'n8n-workflow';
import { communityLocator, folderLocator, parentLocator, personLocator } from './locator';

/** A documented query parameter: how the editor shows it and how its value is read. */
export interface ParameterDefinition {
	/** name on the wire and in stored workflows */
	name: string;
	label: string;
	kind:
		| 'text'
		| 'number'
		| 'flag'
		| 'date'
		| 'list'
		| 'choice'
		| 'choices'
		| 'folder'
		| 'folders'
		| 'person'
		| 'people'
		| 'communities'
		| 'node';
	/** sentence below the field; for a flag it starts with "Whether" */
	description: string;
	placeholder?: string;
	/** lines of a text's box */
	rows?: number;
	/** an empty value is one: it empties what is there */
	mayBeEmpty?: true;
	/** the values of a choice or of choices, as they go out */
	values?: Array<{ value: string; label: string }>;
	/** value that the editor shows first, which is the server's own default where it has one */
	initial?: string | boolean;
}

/**
 * A collection of parameters, sorted by label as n8n's rules want it.
 *
 * @param own properties that no definition describes
 */
export function collectionOf(
	displayName: string,
	name: string,
	placeholder: string,
	definitions: ParameterDefinition[],
	own: INodeProperties[] = [],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: [...definitions.map(toProperty), ...own].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		),
	};
}

/** The collection Additional Fields. */
export const additionalFieldsOf = (definitions: ParameterDefinition[], own?: INodeProperties[]) =>
	collectionOf('Additional Fields', 'additionalFields', 'Add Field', definitions, own);

/** The collection Filters of a list. */
export const filtersOf = (definitions: ParameterDefinition[]) =>
	collectionOf('Filters', 'filters', 'Add Filter', definitions);

/** The collection Update Fields: what is changed; all else stays as it is. */
export const updateFieldsOf = (definitions: ParameterDefinition[], own?: INodeProperties[]) =>
	collectionOf('Update Fields', 'updateFields', 'Add Field', definitions, own);

function toProperty(definition: ParameterDefinition): INodeProperties {
	const { name, label, kind, description, placeholder, values = [], initial } = definition;
	const common = { displayName: label, name, description, placeholder };
	switch (kind) {
		case 'flag':
			return { ...common, type: 'boolean', default: initial ?? false };
		case 'date':
			return { ...common, type: 'dateTime', default: '' };
		case 'list':
			return {
				...common,
				type: 'string',
				// one of "Tags", of "Remove Fields"
				typeOptions: repeated(`Add ${label.replace(/^.* |s$/g, '')}`),
				default: [],
			};
		case 'folder':
			return { ...common, ...folderLocator() };
		case 'folders':
			return { ...common, ...folderLocator(), typeOptions: repeated('Add Folder') };
		case 'person':
			return { ...common, ...personLocator() };
		case 'people':
			return { ...common, ...personLocator(), typeOptions: repeated('Add Person') };
		case 'communities':
			return { ...common, ...communityLocator(), typeOptions: repeated('Add Community') };
		case 'choice':
			return {
				...common,
				type: 'options',
				options: values.map(({ value, label: valueLabel }) => ({ name: valueLabel, value })),
				default: initial ?? values[0].value,
			};
		case 'choices':
			return {
				...common,
				type: 'multiOptions',
				options: values.map(({ value, label: valueLabel }) => ({ name: valueLabel, value })),
				default: [],
			};
		case 'number':
			return { ...common, type: 'number', default: 0 };
		case 'node':
			return { ...common, ...parentLocator() };
		default:
			return {
				...common,
				type: 'string',
				default: initial ?? '',
				...(definition.rows && { typeOptions: { rows: definition.rows } }),
			};
	}
}

const repeated = (multipleValueButtonText: string) => ({
	multipleValues: true,
	multipleValueButtonText,
});
