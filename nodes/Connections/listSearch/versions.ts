import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readFile } from '../actions/fields/file';
import { listOldVersionChoices } from '../api/files/oldVersions';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The file has no old versions',
	description: 'It has only its current version, which is not deleted here.',
};

/** The old versions of the file that is chosen above, by their numbers. */
export async function searchVersions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text) =>
		await listOldVersionChoices(connection, readFile(chosenParameters(this)), text);
	return await search(this, list, emptiness, filter, paginationToken);
}
