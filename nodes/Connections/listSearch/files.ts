import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Library } from '../api/library';
import { communityIdFrom, libraryIdFrom } from '../api/pasted';
import { listFiles } from '../api/pickers';
import { chosen } from './chosen';
import { search, type List } from './search';

/** The files of the library that is chosen above. */
export async function searchFiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) =>
		await listFiles(connection, chosenLibrary(this), text, page);
	return await search(this, list, filter, paginationToken);
}

function chosenLibrary(context: ILoadOptionsFunctions): Library {
	switch (context.getCurrentNodeParameter('library')) {
		case 'library':
			return { kind: 'library', id: chosen(context, 'libraryId', 'Library ID', libraryIdFrom) };
		case 'communityLibrary':
			return {
				kind: 'communityLibrary',
				id: chosen(context, 'communityId', 'Community', communityIdFrom),
			};
		default:
			return { kind: 'myLibrary' };
	}
}
