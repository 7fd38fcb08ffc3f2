import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listTrash } from '../api/files/lists';
import { type Emptiness, search } from './search';

const emptiness: Emptiness = {
	message: 'The trash is empty',
	description: 'Only files that the user of the credential has deleted can be chosen here.',
};

/** The files in the user's trash. */
export async function searchTrash(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listTrash, emptiness, filter, paginationToken);
}
