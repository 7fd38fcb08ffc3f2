import { idIn } from '../atom/values';
import type { Subject } from '../failures/subject';
import { listSubject } from '../server/choices';
import type { Connection } from '../server/connection';
import { collect } from '../server/paging';
import { withQuery } from '../server/query';
import type { Removed } from '../server/remove';
import { repeated, settled } from '../server/repeat';
import { changeOnce, removeInFiles } from './change';
import { readDocument } from './document';
import { storedLabel } from './label';
import { fileSubject, type Library, libraryAddress } from './library';
import { changedDocument, fetchDocument, type ReadDocument } from './readDocument';

/** A file by its id alone. */
const anywhere = (id: string) =>
	({ library: { kind: 'anyLibrary' }, by: 'uuid', value: id }) as const;

/** The address of a file in the trash of a library; the recorded links have "view/" in it. */
function trashedAddress(connection: Connection, library: Library, id: string): string {
	const address = `${libraryAddress(connection, library)}/view/recyclebin`;
	return `${address}/${encodeURIComponent(id)}/entry`;
}

function trashSubject(connection: Connection, id: string, verb: string): Subject {
	const subject = fileSubject(connection, anywhere(id), verb);
	return { ...subject, target: `the file ${id} in the trash` };
}

/**
 * Restores a file from the user's trash ("Restoring a file": PUT with undelete=true and no body,
 * 200 and the entry; recorded). Where an answer was lost and the file is no longer in the trash, the
 * first try has done it.
 *
 * @throws ConnectionsFailure
 */
export async function restoreFile(connection: Connection, id: string): Promise<ReadDocument> {
	const address = trashedAddress(connection, { kind: 'myLibrary' }, id);
	const subject = trashSubject(connection, id, 'restore');
	const url = withQuery(address, { undelete: true });
	return await repeated(connection, async (retries) => {
		const { done, error } = await settled(
			changeOnce(connection, { method: 'PUT', url, expected: [200, 201, 204], subject }),
		);
		if (!error) return await changedDocument(connection, anywhere(id), done, 'restored');
		if (retries === 0 || error.httpCode !== '404') throw error;
		const look = await settled(fetchDocument(connection, anywhere(id)));
		if (look.error) throw error;
		return look.done;
	});
}

/**
 * Removes a file from the trash of a library for good ("Deleting a file from the trash").
 *
 * @throws ConnectionsFailure
 */
export async function purgeFile(
	connection: Connection,
	library: Library,
	id: string,
	ignoreMissing: boolean,
): Promise<Removed> {
	const url = trashedAddress(connection, library, id);
	return await removeInFiles(
		connection,
		url,
		trashSubject(connection, id, 'delete'),
		ignoreMissing,
	);
}

/**
 * The files of a label in the trash of a library; several may have been deleted under one.
 *
 * @throws ConnectionsFailure
 */
export async function trashedByLabel(
	connection: Connection,
	library: Library,
	label: string,
): Promise<string[]> {
	return await collect(
		connection,
		{
			address: `${libraryAddress(connection, library)}/view/recyclebin/feed`,
			query: {},
			subject: { ...listSubject(connection, 'list of files', 'Files'), target: 'the trash' },
			idOf: idIn,
			read(entry) {
				const document = readDocument(entry);
				const isWanted = storedLabel(document.label ?? '') === storedLabel(label);
				return isWanted ? document.id : null;
			},
		},
		null,
	);
}
