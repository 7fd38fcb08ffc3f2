import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listActivities } from '../api/pickers';
import { search } from './search';

/** The activities that the user may see. */
export async function searchActivities(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listActivities, filter, paginationToken);
}
