import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityIdFrom } from '../actions/fields/pasted';
import { listActivityNodes } from '../api/activities/nodeLists';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The activity has no entries',
	description:
		'Add an entry or a to-do in Connections first, or enter the ID of the activity itself to put the file there.',
};

/** The entries and to-dos of the activity that is chosen above. */
export async function searchActivityNodes(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) => {
		const activityId = chosenParameters(this).locator('activityId', 'Activity', activityIdFrom);
		return await listActivityNodes(connection, activityId, text, page);
	};
	return await search(this, list, emptiness, filter, paginationToken);
}
