import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listLibraries } from '../api/files/lists';
import { type Emptiness, search } from './search';

const emptiness: Emptiness = {
	message: 'There are no libraries',
	description:
		'The user of the credential sees none besides their own. Choose My Library, or enter the ID of a library.',
};

/** The libraries that the user may see. */
export async function searchLibraries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listLibraries, emptiness, filter, paginationToken);
}
