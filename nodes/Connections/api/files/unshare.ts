import { type Connection, filesAddress } from '../server/connection';
import { withQuery } from '../server/query';
import type { Removed } from '../server/remove';
import { settled } from '../server/repeat';
import { removeInFiles } from './change';
import { type FileAddress, fileSubject } from './library';
import { namingLock } from './lockOwner';
import { listPermitted } from './permissions';
import { fetchDocument, fileById, named } from './readDocument';

/** From whom a file is taken back. */
export type Unsharing =
	| { from: 'everybody' }
	| { from: 'chosen'; people: string[]; communities: string[] };

/**
 * Takes a file back from people and communities.
 *
 * @returns the id of the file, and a note where something was not shared (any more)
 * @throws ConnectionsFailure
 */
export async function unshareFile(
	connection: Connection,
	given: FileAddress,
	unsharing: Unsharing,
	ignoreMissing: boolean,
): Promise<{ id: string; note?: string }> {
	if (unsharing.from === 'everybody') return await unshareAll(connection, given);
	const file = await fileById(connection, given, 'unshare');
	const { people, communities } = unsharing;
	const removed = [
		...(people.length > 0 ? [await fromPeople(connection, file, people, ignoreMissing)] : []),
		...(await fromCommunities(connection, file, communities, ignoreMissing)),
	];
	const note = removed.find((one) => one.note)?.note;
	return { id: file.value, ...(note ? { note } : {}) };
}

/** From all people, and from the communities that its permissions name. */
async function unshareAll(connection: Connection, given: FileAddress): Promise<{ id: string }> {
	const { document } = await fetchDocument(connection, given, {}, 'unshare');
	const file = named(given, document);
	const { libraryId, author } = document;
	const inLibrary: FileAddress = libraryId
		? { ...file, library: { kind: 'library', id: libraryId } }
		: file;
	const permitted = await listPermitted(connection, inLibrary, 'unshare');
	// not the community that the file belongs to
	const owner = given.library.kind === 'communityLibrary' ? given.library.id : null;
	const others = permitted.filter(({ id }) => id !== author.id && id !== owner);
	await fromPeople(connection, file, [], true);
	for (const { kind, id } of others) {
		if (kind === 'person') continue;
		const { error } = await settled(fromCommunities(connection, file, [id], true));
		// an id that may be a person's is refused as a community's
		const isPerson = kind === null && ['400', '403'].includes(error?.httpCode ?? '');
		if (error && !isPerson) throw error;
	}
	return { id: file.value };
}

/** DELETE of shares/feed with sharedWhat and sharedWith; without the latter from all (documented). */
async function fromPeople(
	connection: Connection,
	file: FileAddress,
	people: string[],
	ignoreMissing: boolean,
): Promise<Removed> {
	const url = withQuery(filesAddress(connection, '/shares/feed'), {
		sharedWhat: file.value,
		sharedWith: people.length > 0 ? people.join(',') : undefined,
	});
	return await namingLock(
		connection,
		file,
		async () =>
			await removeInFiles(connection, url, fileSubject(connection, file, 'unshare'), ignoreMissing),
	);
}

/** DELETE of the file from what a community's collection holds (seen in public clients). */
async function fromCommunities(
	connection: Connection,
	file: FileAddress,
	communities: string[],
	ignoreMissing: boolean,
): Promise<Removed[]> {
	const removed: Removed[] = [];
	for (const id of communities) {
		const address = `/communitycollection/${encodeURIComponent(id)}/feed`;
		const subject = {
			...fileSubject(connection, file, 'unshare'),
			target: `the file ${file.value} in the community ${id}`,
			placeLabel: "File' and 'Communities",
		};
		const url = withQuery(filesAddress(connection, address), { itemId: file.value });
		removed.push(
			await namingLock(
				connection,
				file,
				async () => await removeInFiles(connection, url, subject, ignoreMissing),
			),
		);
	}
	return removed;
}
