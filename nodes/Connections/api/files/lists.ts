import type { XmlElement } from '../atom/xml';
import { choiceOf, listChoices, listSubject } from '../server/choices';
import { type Connection, filesAddress } from '../server/connection';
import { readDocument } from './document';
import { type Library, libraryAddress, targetOf } from './library';

/** The libraries that the user may see. */
export async function listLibraries(connection: Connection, search: string, page: number) {
	return await listChoices(connection, search, page, {
		address: filesAddress(connection, '/libraries/feed'),
		searchable: false,
		subject: listSubject(connection, 'list of libraries', 'Files'),
		toChoices: (entries) => entries.map(documentChoice),
	});
}

/** The folders that the user may add to. */
export async function listFolders(connection: Connection, search: string, page: number) {
	return await listChoices(connection, search, page, {
		address: filesAddress(connection, '/collections/feed'),
		query: { access: 'editor' },
		searchable: false,
		subject: listSubject(connection, 'list of folders', 'Files'),
		toChoices: (entries) => entries.map(documentChoice),
	});
}

/** The files of a library. */
export async function listFiles(
	connection: Connection,
	library: Library,
	search: string,
	page: number,
) {
	return await listChoices(connection, search, page, {
		address: `${libraryAddress(connection, library)}/feed`,
		searchable: true,
		subject: { ...listSubject(connection, 'list of files', 'Files'), ...targetOf(library) },
		toChoices: (entries) => entries.map(documentChoice),
	});
}

/** The files in the user's trash. */
export async function listTrash(connection: Connection, search: string, page: number) {
	return await listChoices(connection, search, page, {
		address: filesAddress(connection, '/myuserlibrary/view/recyclebin/feed'),
		searchable: false,
		subject: { ...listSubject(connection, 'list of files', 'Files'), target: 'the trash' },
		toChoices: (entries) => entries.map(documentChoice),
	});
}

const documentChoice = (entry: XmlElement) => choiceOf(entry, readDocument(entry).id);
