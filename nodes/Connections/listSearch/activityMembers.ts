import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityIdFrom } from '../actions/fields/pasted';
import { listMemberChoices } from '../api/activities/lists';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The activity has no members',
	description: 'Check that the credential is the right one, or enter the ID of the member.',
};

/** The members of the activity that is chosen above. */
export async function searchActivityMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text) => {
		const activityId = chosenParameters(this).locator('activityId', 'Activity', activityIdFrom);
		return await listMemberChoices(connection, activityId, text);
	};
	return await search(this, list, emptiness, filter, paginationToken);
}
