import type { INodeProperties } from 'n8n-workflow';
import { communityLocator, locator } from './library';

/** A documented query parameter: how the editor shows it and how its value is read. */
export interface ParameterDefinition {
	/** name on the wire and in stored workflows */
	name: string;
	label: string;
	kind:
		| 'text'
		| 'flag'
		| 'date'
		| 'list'
		| 'choice'
		| 'folder'
		| 'folders'
		| 'people'
		| 'communities';
	/** sentence below the field; for a flag it starts with "Whether" */
	description: string;
	placeholder?: string;
	/** the values of a choice, as they go out */
	values?: Array<{ value: string; label: string }>;
	/** value that the editor shows first, which is the server's own default where it has one */
	initial?: string | boolean;
}

/** The collection Additional Fields, sorted by label as n8n's rules want it. */
export function additionalFieldsOf(definitions: ParameterDefinition[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [...definitions].sort((a, b) => a.label.localeCompare(b.label)).map(toProperty),
	};
}

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
				typeOptions: repeated('Add Value'),
				default: [],
			};
		case 'folder':
			return { ...common, ...folderLocator() };
		case 'folders':
			return { ...common, ...folderLocator(), typeOptions: repeated('Add Folder') };
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
		default:
			return { ...common, type: 'string', default: initial ?? '' };
	}
}

const repeated = (multipleValueButtonText: string) => ({
	multipleValues: true,
	multipleValueButtonText,
});

const folderLocator = () =>
	locator(
		'searchFolders',
		'Choose a folder...',
		'e.g. https://connections.example.com/files/app/folder/bafcfc47-77af-486f-9263-96f88436d6c9',
	);

/** Profiles lists people only by what is searched for, so the list asks for a name first. */
const personLocator = () =>
	locator('searchPeople', 'Choose a person...', undefined, { searchFilterRequired: true });
