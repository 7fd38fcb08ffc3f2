import type { INodeProperties } from 'n8n-workflow';
import type { Library } from '../../api/files/library';
import { communityLocator, libraryLocator } from './locator';
import { communityIdFrom, libraryIdFrom } from './pasted';

/** Which library an operation works on. */
export const libraryFields: INodeProperties[] = [
	{
		displayName: 'Library',
		name: 'library',
		type: 'options',
		options: [
			{ name: 'My Library', value: 'myLibrary', description: 'My Files of the signed-in user' },
			{
				name: 'Another Library',
				value: 'library',
				description: 'From the list, by its web address or ID',
			},
			{
				name: "A Community's Library",
				value: 'communityLibrary',
				description: 'The files of a community',
			},
		],
		default: 'myLibrary',
		description: 'Where the file belongs',
	},
	{
		displayName: 'Library to Use',
		name: 'libraryId',
		required: true,
		description: 'The library to work on',
		displayOptions: { show: { library: ['library'] } },
		...libraryLocator(),
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
			return {
				kind: 'library',
				id: parameters.locator('libraryId', 'Library to Use', libraryIdFrom),
			};
		case 'communityLibrary':
			return {
				kind: 'communityLibrary',
				id: parameters.locator('communityId', 'Community', communityIdFrom),
			};
		default:
			return { kind: 'myLibrary' };
	}
}
