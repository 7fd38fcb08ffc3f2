import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listCommunities } from '../api/communities/communities';
import { type Emptiness, search } from './search';

const emptiness: Emptiness = {
	message: 'There are no communities',
	description:
		'The user of the credential is a member of none. Join one, or enter the ID of a public community.',
};

/** The communities that the user belongs to. */
export async function searchCommunities(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listCommunities, emptiness, filter, paginationToken);
}
