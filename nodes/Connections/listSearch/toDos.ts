import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { activityIdFrom } from '../actions/fields/pasted';
import { listToDos } from '../api/activities/nodeLists';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const toDosOf =
	(context: ILoadOptionsFunctions, completed: boolean): List =>
	async (connection, text, page) => {
		const activityId = chosenParameters(context).locator('activityId', 'Activity', activityIdFrom);
		return await listToDos(connection, activityId, completed, text, page);
	};

const noneOpen: Emptiness = {
	message: 'The activity has no open to-dos',
	description: 'All of them are completed, or there are none. Choose another activity.',
};

const noneCompleted: Emptiness = {
	message: 'The activity has no completed to-dos',
	description: 'None of its to-dos is completed yet. Choose another activity.',
};

/** The open to-dos of the activity that is chosen above. */
export async function searchOpenToDos(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, toDosOf(this, false), noneOpen, filter, paginationToken);
}

/** The completed to-dos of the activity that is chosen above. */
export async function searchCompletedToDos(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, toDosOf(this, true), noneCompleted, filter, paginationToken);
}
