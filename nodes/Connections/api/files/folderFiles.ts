import { atomEntry } from '../atom/entry';
import { idIn } from '../atom/values';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { isConflict } from '../server/once';
import { collect } from '../server/paging';
import { withQuery } from '../server/query';
import type { Removed } from '../server/remove';
import { settled } from '../server/repeat';
import { change, removeInFiles } from './change';
import { folderAddress, readFolder } from './folder';
import { fileAddress, type FileAddress, targetOfFile } from './library';
import { fileById } from './readDocument';

/** What became of a file in a folder, by the file's id. */
export interface FolderFile extends Removed {
	documentId: string;
}

function subjectOf({ oauth }: Connection, folderId: string, file: FileAddress, verb: string) {
	return {
		verb,
		kind: 'file',
		name: file.value,
		target: `the folder ${folderId}`,
		placeLabel: "Folder' and 'File",
		ids: [{ kind: 'folder', id: folderId }, ...(targetOfFile(file).ids ?? [])],
		preposition: 'in',
		application: 'Files',
		oauth,
	} satisfies Subject;
}

const contentsOf = (connection: Connection, folderId: string, itemId: string) =>
	withQuery(`${folderAddress(connection, folderId)}/feed`, { itemId });

/**
 * Puts a file into a folder ("Adding files to a folder"): POST to the folder's feed with the file's
 * id in itemId and an entry that is empty otherwise, 204 (seen in public clients). The file stays in
 * its library. One that is there already stays there.
 *
 * @throws ConnectionsFailure
 */
export async function addToFolder(
	connection: Connection,
	given: FileAddress,
	folderId: string,
): Promise<FolderFile> {
	const file = await fileById(connection, given, 'see');
	const { error } = await settled(
		change(connection, {
			method: 'POST',
			url: contentsOf(connection, folderId, file.value),
			body: atomEntry({ category: 'document' }),
			expected: [200, 201, 204],
			subject: subjectOf(connection, folderId, file, 'put'),
		}),
	);
	if (!error) return { documentId: file.value };
	if (isConflict(error) && (await isInFolder(connection, file, folderId))) {
		return { documentId: file.value, note: 'It was in the folder already.' };
	}
	throw error;
}

/** Whether a file lies in a folder, by the list of its folders (seen in public clients). */
async function isInFolder(
	connection: Connection,
	file: FileAddress,
	folderId: string,
): Promise<boolean> {
	const { done: folders } = await settled(
		collect(
			connection,
			{
				address: `${fileAddress(connection, file)}/collections/feed`,
				query: {},
				subject: subjectOf(connection, folderId, file, 'see'),
				idOf: idIn,
				read: (entry) => readFolder(entry).id,
			},
			null,
		),
	);
	return folders?.includes(folderId) ?? false;
}

/**
 * Takes a file out of a folder ("Removing a file from a folder"): DELETE on the folder's feed with
 * the file's id in itemId, 204. The file stays in its library.
 *
 * @throws ConnectionsFailure
 */
export async function removeFromFolder(
	connection: Connection,
	given: FileAddress,
	folderId: string,
	ignoreMissing: boolean,
): Promise<FolderFile> {
	const file = await fileById(connection, given, 'see');
	const subject: Subject = {
		...subjectOf(connection, folderId, file, 'remove'),
		target: `the file ${file.value} in the folder ${folderId}`,
	};
	const url = contentsOf(connection, folderId, file.value);
	const removed = await removeInFiles(connection, url, subject, ignoreMissing);
	return { documentId: file.value, ...removed };
}
