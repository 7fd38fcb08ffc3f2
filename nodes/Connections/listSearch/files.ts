import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readPlace } from '../actions/fields/file';
import { listFiles } from '../api/files/lists';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The library has no files',
	description:
		'Add one first, or choose another library. Files that the user of the credential may not see are not shown.',
};

/** The files of the library that is chosen above, of the user's own for Any Library. */
export async function searchFiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) => {
		const place = readPlace(chosenParameters(this));
		// all files of everybody are no list to choose from
		const library = place.kind === 'anyLibrary' ? ({ kind: 'myLibrary' } as const) : place;
		return await listFiles(connection, library, text, page);
	};
	return await search(this, list, emptiness, filter, paginationToken);
}
