import { ConnectionsFailure, sentences } from '../failures/failure';
import type { Connection } from '../server/connection';
import { readEntry } from '../server/read';
import { isMissing, type Removed } from '../server/remove';
import { settled } from '../server/repeat';
import { removeInFiles } from './change';
import { readDocument } from './document';
import {
	type FileAddress,
	fileAddress,
	fileSubject,
	type Library,
	libraryAddress,
	type Place,
} from './library';
import { namingLock } from './lockOwner';
import { countedAsDone } from './otherKind';
import { fetchDocument, named } from './readDocument';
import { purgeFile, trashedByLabel } from './trash';

/** A file that is gone, by this request or before it. */
export interface DeletedFile extends Removed {
	/** null where a label was given that no file has */
	id: string | null;
}

/** How a file is deleted. */
export interface Deletion {
	/** and out of the trash, also where it lies there already */
	permanently: boolean;
	/** a file that is not there counts as done */
	ignoreMissing: boolean;
}

/**
 * Deletes a file ("Deleting a file": DELETE of its entry, 204; it goes to the trash of its library),
 * and on demand removes it from there.
 *
 * @throws ConnectionsFailure
 */
export async function deleteFile(
	connection: Connection,
	given: FileAddress,
	deletion: Deletion,
): Promise<DeletedFile> {
	const { permanently, ignoreMissing } = deletion;
	if (!permanently && given.by === 'uuid') {
		return { id: given.value, ...(await toTrash(connection, given, ignoreMissing)) };
	}
	const { done: there, error } = await settled(fetchDocument(connection, given, {}, 'delete'));
	if (error) return await deleteAbsent(connection, given, deletion, error);
	const file = named(given, there.document);
	const id = file.value;
	if (!permanently) return { id, ...(await toTrash(connection, file, ignoreMissing)) };
	// somebody else may have put it there meanwhile
	await toTrash(connection, file, true);
	const { libraryId } = there.document;
	const library =
		libraryId && given.library.kind !== 'myLibrary'
			? ({ kind: 'library', id: libraryId } as const)
			: await trashOwner(connection, given.library);
	const purged = await settled(purgeFile(connection, library, id, ignoreMissing));
	if (purged.error) throw leftInTrash(purged.error);
	return { id, ...purged.done };
}

async function toTrash(
	connection: Connection,
	file: FileAddress,
	ignoreMissing: boolean,
): Promise<Removed> {
	const subject = fileSubject(connection, file, 'delete');
	const url = `${fileAddress(connection, file)}/entry`;
	return await namingLock(
		connection,
		file,
		async () => await removeInFiles(connection, url, subject, ignoreMissing),
	);
}

/** A file that is in no library: it may lie in the trash, which is where permanently looks, too. */
async function deleteAbsent(
	connection: Connection,
	given: FileAddress,
	{ permanently, ignoreMissing }: Deletion,
	absent: ConnectionsFailure,
): Promise<DeletedFile> {
	if (!isMissing(absent)) throw absent;
	const id = given.by === 'uuid' ? given.value : null;
	if (permanently) {
		const library = await trashOwner(connection, given.library);
		const ids = id === null ? await trashedByLabel(connection, library, given.value) : [id];
		if (ids.length > 1) throw severalInTrash(given.value, ids);
		const { done, error } = await settled(
			Promise.all(ids.map(async (one) => await purgeFile(connection, library, one, false))),
		);
		if (done && ids.length === 1) return { id: ids[0], ...done[0] };
		if (error && !isMissing(error)) throw error;
	}
	if (ignoreMissing) return { id, ...(await countedAsDone(connection, absent)) };
	throw permanently ? notEvenInTrash(absent) : absent;
}

/** The library whose trash is meant; that of a community is known by its own id alone. */
async function trashOwner(connection: Connection, place: Place): Promise<Library> {
	if (place.kind === 'anyLibrary') return { kind: 'myLibrary' };
	if (place.kind !== 'communityLibrary') return place;
	const subject = {
		verb: 'see',
		kind: 'library',
		target: `the library of the community ${place.id}`,
		placeLabel: 'Community',
		preposition: 'in',
		application: 'Files',
		oauth: connection.oauth,
	} as const;
	const url = `${libraryAddress(connection, place)}/entry`;
	const { id } = readDocument((await readEntry(connection, url, subject)).entry);
	return id ? { kind: 'library', id } : place;
}

const leftInTrash = (error: ConnectionsFailure) =>
	error.inWords(
		`The file was moved to the trash, but could not be removed from it: ${error.message}`,
	);

function severalInTrash(label: string, ids: string[]): ConnectionsFailure {
	return new ConnectionsFailure(
		`${ids.length} files named '${label}' lie in the trash`,
		`Choose by ID which one to delete: ${ids.slice(0, 20).join(', ')}.`,
		null,
		'SeveralInTrash',
		'no',
	);
}

const notEvenInTrash = (error: ConnectionsFailure) =>
	error.inWords(
		error.message,
		sentences('It does not lie in the trash either.', error.description),
	);
