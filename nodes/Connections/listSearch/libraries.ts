import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listLibraries } from '../api/pickers';
import { search } from './search';

/** The libraries that the user may see. */
export async function searchLibraries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listLibraries, filter, paginationToken);
}
