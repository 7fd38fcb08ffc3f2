import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityIdFrom } from '../api/pasted';
import { listActivityNodes } from '../api/pickers';
import { chosen } from './chosen';
import { search, type List } from './search';

/** The nodes of the activity that is chosen above. */
export async function searchActivityNodes(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) => {
		const activityId = chosen(this, 'activityId', 'Activity', activityIdFrom);
		return await listActivityNodes(connection, activityId, text, page);
	};
	return await search(this, list, filter, paginationToken);
}
