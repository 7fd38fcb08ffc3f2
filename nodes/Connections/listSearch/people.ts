import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listPeople } from '../api/profiles/people';
import { type Emptiness, search } from './search';

/** Seen only where n8n asks without a name, which its editor does not do for such a list. */
const emptiness: Emptiness = {
	message: 'Type a name to search',
	description: "The list shows people by a part of their name. Or enter a user ID ('By ID').",
};

/** The people whose names fit what was typed. */
export async function searchPeople(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, listPeople, emptiness, filter, paginationToken);
}
