import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readFile } from '../actions/fields/file';
import { listAttachmentChoices } from '../api/files/readAttachments';
import { chosenParameters } from './chosen';
import { type Emptiness, type List, search } from './search';

const emptiness: Emptiness = {
	message: 'The file has no attachments',
	description: 'Choose another file, or add an attachment first (File: Add Attachment).',
};

/** The attachments of the file that is chosen above. */
export async function searchAttachments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const list: List = async (connection, text, page) =>
		await listAttachmentChoices(connection, readFile(chosenParameters(this)), text, page);
	return await search(this, list, emptiness, filter, paginationToken);
}
