import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityIdFrom } from '../actions/fields/pasted';
import { listTrashedActivities } from '../api/activities/lists';
import { listTrashedNodes } from '../api/activities/nodeLists';
import { attempt } from '../api/atom/attempt';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const noActivities: Emptiness = {
	message: 'There are no activities in the trash',
	description: 'Nothing that the user of the credential may restore was deleted.',
};

const noNodes: Emptiness = {
	message: 'There are no entries in the trash',
	description: 'Nothing that the user of the credential may restore was deleted there.',
};

/** The activities in the trash. */
export async function searchTrashedActivities(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listTrashedActivities, noActivities, filter, paginationToken);
}

/** The entries in the trash, of the activity that is chosen above, if one is. */
export async function searchTrashedNodes(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) => {
		const chosen = chosenParameters(this);
		const activityId = attempt(() => chosen.locator('activityId', 'Activity', activityIdFrom));
		return await listTrashedNodes(connection, activityId ?? null, text, page);
	};
	return await search(this, list, noNodes, filter, paginationToken);
}
