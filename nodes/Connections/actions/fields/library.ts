import type { INodeProperties, INodePropertyModeTypeOptions } from 'n8n-workflow';
import type { Library } from '../../api/files/library';
import { communityIdFrom, libraryIdFrom } from './pasted';

const idPlaceholder = 'e.g. 46ebf3b4-d0a1-4ca3-ac47-113589b801ee';

/**
 * What every resource locator has: the modes list, web address and id, the list first; without an
 * example of a web address there is no such mode.
 */
export function locator(
	searchMethod: string,
	listPlaceholder: string,
	urlPlaceholder?: string,
	listOptions: INodePropertyModeTypeOptions = {},
): Pick<INodeProperties, 'type' | 'default' | 'modes'> {
	const whole: Pick<INodeProperties, 'type' | 'default' | 'modes'> = {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: listPlaceholder,
				typeOptions: { searchListMethod: searchMethod, searchable: true, ...listOptions },
			},
			{ displayName: 'By URL', name: 'url', type: 'string', placeholder: urlPlaceholder },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: idPlaceholder },
		],
	};
	if (urlPlaceholder) return whole;
	return { ...whole, modes: whole.modes?.filter(({ name }) => name !== 'url') };
}

/** A community: one of the user's, or any by its page or ID. */
export const communityLocator = () =>
	locator(
		'searchCommunities',
		'Choose a community...',
		'e.g. https://connections.example.com/communities/service/html/communityview?communityUuid=1e60d4e6-4972-421b-bb89-81486b36c0e4',
	);

/**
 * Makes the editor empty a choice when one of those changes that its list belongs to: names of
 * parameters, of resource locators what {@link choiceOf} gives.
 */
export function emptiedBy(...names: string[]): Pick<INodeProperties, 'typeOptions'> {
	return { typeOptions: { loadOptionsDependsOn: names } };
}

/**
 * What a choice from the list of a resource locator leaves behind. Not its value: that of an
 * expression changes with the data, which must not empty anything.
 */
export function choiceOf(name: string): string[] {
	return [`${name}.cachedResultName`, `${name}.cachedResultUrl`];
}

/** Which library an operation works on. */
export const libraryFields: INodeProperties[] = [
	{
		displayName: 'Library',
		name: 'library',
		type: 'options',
		options: [
			{ name: 'A Library', value: 'library', description: 'Any library, chosen by its ID' },
			{
				name: "A Community's Library",
				value: 'communityLibrary',
				description: 'The files of a community',
			},
			{ name: 'My Library', value: 'myLibrary', description: 'My Files of the signed-in user' },
		],
		default: 'myLibrary',
		description: 'Where the file belongs',
	},
	{
		displayName: 'Library ID',
		name: 'libraryId',
		required: true,
		description: 'The library to work on',
		displayOptions: { show: { library: ['library'] } },
		...locator(
			'searchLibraries',
			'Choose a library...',
			'e.g. https://connections.example.com/files/basic/api/library/46ebf3b4-d0a1-4ca3-ac47-113589b801ee/feed',
		),
	},
	{
		displayName: 'Community',
		name: 'communityId',
		required: true,
		description: 'The community whose library to work on',
		displayOptions: { show: { library: ['communityLibrary'] } },
		...communityLocator(),
	},
];

/** Where the choice of a library is read from: an item, or the editor. */
export interface LibraryParameters {
	text(name: string): string;
	/** @throws InvalidInput when it holds no id */
	locator(name: string, label: string, idFrom: (text: string) => string | null): string;
}

/**
 * The library that was chosen.
 *
 * @throws InvalidInput when the library or community is missing or cannot be read
 */
export function readLibrary(parameters: LibraryParameters): Library {
	switch (parameters.text('library')) {
		case 'library':
			return { kind: 'library', id: parameters.locator('libraryId', 'Library ID', libraryIdFrom) };
		case 'communityLibrary':
			return {
				kind: 'communityLibrary',
				id: parameters.locator('communityId', 'Community', communityIdFrom),
			};
		default:
			return { kind: 'myLibrary' };
	}
}
