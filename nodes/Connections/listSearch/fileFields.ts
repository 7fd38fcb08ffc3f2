import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityNodeIdFrom } from '../actions/fields/pasted';
import { listFileFields } from '../api/activities/lists';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The entry or to-do has no file field',
	description: "Upload Activity Field makes the first one, with 'Field Action' set to Create.",
};

/** The file fields of the node that is chosen above. */
export async function searchFileFields(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text) => {
		const nodeId = chosenParameters(this).locator(
			'activityNodeId',
			'Entry or To-Do',
			activityNodeIdFrom,
		);
		return await listFileFields(connection, nodeId, text);
	};
	return await search(this, list, emptiness, filter, paginationToken);
}
