import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listCommunities } from '../api/pickers';
import { search } from './search';

/** The communities that the user belongs to. */
export async function searchCommunities(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listCommunities, filter, paginationToken);
}
