import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../api/failures/invalidInput';
import { storedLabel } from '../../api/files/label';
import type { FileAddress, Place } from '../../api/files/library';
import { libraryFields, type LibraryParameters, readLibrary } from './library';
import { choiceOf, emptiedBy, fileLocator, locator } from './locator';
import { documentIdFrom } from './pasted';

const [libraryChoice, ...libraryLocators] = libraryFields;

/** The choice of a library with Any Library, for operations on a file that is there. */
const placeFields: INodeProperties[] = [
	{
		...libraryChoice,
		options: [
			{
				name: 'Any Library',
				value: 'anyLibrary',
				description: 'Wherever the file lies; the list shows your own files',
			},
			...(libraryChoice.options ?? []),
		],
		default: 'anyLibrary',
		description: 'Where the file lies',
	},
	...libraryLocators,
];

/** The file itself: from the list of the library above, by its page, ID or label. */
export function documentField(description: string): INodeProperties {
	const locator = fileLocator();
	return {
		displayName: 'File',
		name: 'documentId',
		required: true,
		description,
		...locator,
		...emptiedBy('library', ...choiceOf('libraryId'), ...choiceOf('communityId')),
		modes: [
			...(locator.modes ?? []),
			{ displayName: 'By Label', name: 'label', type: 'string', placeholder: 'e.g. report.pdf' },
		],
	};
}

/** The group of fields by which an operation chooses a file that is there. */
export function fileFields(description: string): INodeProperties[] {
	return [...placeFields, documentField(description)];
}

/**
 * Where a file is looked for.
 *
 * @throws InvalidInput when the library or community is missing or cannot be read
 */
export function readPlace(parameters: LibraryParameters): Place {
	return parameters.text('library') === 'anyLibrary'
		? { kind: 'anyLibrary' }
		: readLibrary(parameters);
}

/** Something that hangs on the file above, by the list of that file's or its ID. */
export function childField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	searchMethod: string,
): INodeProperties {
	return {
		...field,
		required: true,
		...locator(
			searchMethod,
			`Choose ${/^[aeiou]/i.test(field.displayName) ? 'an' : 'a'} ${field.displayName.toLowerCase()}...`,
		),
		...emptiedBy(
			'library',
			...choiceOf('libraryId'),
			...choiceOf('communityId'),
			...choiceOf('documentId'),
		),
	};
}

/** Where the choice of a file is read from: an item, or the editor. */
export interface FileParameters extends LibraryParameters {
	locatorValue(name: string): { mode: string; value: string };
}

/**
 * The file that was chosen.
 *
 * @throws InvalidInput when it is missing, cannot be read, or is a label without a library
 */
export function readFile(parameters: FileParameters): FileAddress {
	const library = readPlace(parameters);
	const byLabel = parameters.locatorValue('documentId').mode === 'label';
	const idFrom = byLabel ? (label: string) => label : documentIdFrom;
	const value = parameters.locator('documentId', 'File', idFrom);
	if (byLabel && library.kind === 'anyLibrary') {
		throw new InvalidInput(
			`'File' is the label '${value}', which only a library knows`,
			"Choose under 'Library' where the file lies, or choose the file from the list, by its web address or ID.",
		);
	}
	return { library, by: byLabel ? 'label' : 'uuid', value };
}

/** Operations on the same file wait for each other; an id means the same one in every library. */
export const touchesFile = ({ library, by, value }: FileAddress) =>
	by === 'uuid' ? value : touchesLabel(library, value);

/** What is done under the same label of a library waits for each other. */
export const touchesLabel = (library: Place, name: string) =>
	JSON.stringify([library, storedLabel(name)]);
