import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readFile } from '../actions/fields/file';
import { listCommentChoices } from '../api/files/comments';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The file has no comments',
	description: 'Choose another file, or comment on it first (operation Create).',
};

/** The comments on the file that is chosen above, newest first. */
export async function searchComments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) =>
		await listCommentChoices(connection, readFile(chosenParameters(this)), text, page);
	return await search(this, list, emptiness, filter, paginationToken);
}
