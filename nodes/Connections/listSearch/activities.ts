import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listActivities } from '../api/activities/lists';
import { type Emptiness, search } from './search';

const emptiness: Emptiness = {
	message: 'There are no activities',
	description:
		'The user of the credential is a member of none. Create one in Connections, or check that the credential is the right one.',
};

/** The activities that the user may see. */
export async function searchActivities(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listActivities, emptiness, filter, paginationToken);
}
