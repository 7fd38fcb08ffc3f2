import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listFolders } from '../api/files/lists';
import { type Emptiness, search } from './search';

const emptiness: Emptiness = {
	message: 'There are no folders',
	description:
		'The user of the credential may add to none. Create one in Connections, or enter the ID of a folder.',
};

/** The folders that the user may add to. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listFolders, emptiness, filter, paginationToken);
}
