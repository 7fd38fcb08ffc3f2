import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityNodeIdFrom } from '../api/pasted';
import { listFileFields } from '../api/pickers';
import { chosen } from './chosen';
import { search, type List } from './search';

/** The file fields of the node that is chosen above. */
export async function searchFileFields(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text) => {
		const nodeId = chosen(this, 'activityNodeId', 'Activity Node', activityNodeIdFrom);
		return await listFileFields(connection, nodeId, text);
	};
	return await search(this, list, filter, paginationToken);
}
