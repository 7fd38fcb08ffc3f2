import { atomEntry, filesId } from '../atom/entry';
import type { Connection } from '../server/connection';
import { entryIn, shownHeaders } from '../server/read';
import type { Removed } from '../server/remove';
import { type Change, change, removeInFiles } from './change';
import { fetchFolder, folderAddress, folderIn, folderSubject, type ReadFolder } from './folder';

/** What is changed of a folder; all else stays as it is. */
export interface FolderUpdate {
	name?: string;
	/** an empty one empties what is there */
	summary?: string;
	visibility?: 'private' | 'public';
}

/**
 * Updates a folder ("Updating a folder"): PUT of an entry that says what is changed alone (an entry
 * with a part of it is taken, recorded answers and seen in public clients), 200 and the folder.
 *
 * @throws ConnectionsFailure
 */
export async function updateFolder(
	connection: Connection,
	id: string,
	{ name, summary, visibility }: FolderUpdate,
): Promise<ReadFolder> {
	const wanted: Change = {
		method: 'PUT',
		url: `${folderAddress(connection, id)}/entry`,
		body: atomEntry({
			category: 'collection',
			id: filesId(id),
			title: name,
			label: name,
			summary,
			visibility,
		}),
		expected: [200, 201, 204],
		subject: { ...folderSubject(connection, id, 'update'), name, nameLabel: 'Name' },
	};
	const answer = await change(connection, wanted);
	const entry = entryIn(answer);
	return entry ? folderIn(entry, shownHeaders(answer)) : await fetchFolder(connection, id);
}

/**
 * Deletes a folder ("Deleting a folder"): DELETE of its entry, 204; it goes at once, past the trash,
 * and its files stay in their libraries.
 *
 * @throws ConnectionsFailure
 */
export async function deleteFolder(
	connection: Connection,
	id: string,
	ignoreMissing: boolean,
): Promise<Removed> {
	const url = `${folderAddress(connection, id)}/entry`;
	const subject = folderSubject(connection, id, 'delete');
	return await removeInFiles(connection, url, subject, ignoreMissing);
}
