import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readLibrary } from '../actions/fields/library';
import { listFiles } from '../api/files/lists';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The library has no files',
	description:
		'Add one first, or choose another library. Files that the user of the credential may not see are not shown.',
};

/** The files of the library that is chosen above. */
export async function searchFiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) =>
		await listFiles(connection, readLibrary(chosenParameters(this)), text, page);
	return await search(this, list, emptiness, filter, paginationToken);
}
