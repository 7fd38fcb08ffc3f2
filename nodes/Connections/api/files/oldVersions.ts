import { ConnectionsFailure } from '../failures/failure';
import { InvalidInput } from '../failures/invalidInput';
import { choiceOf, type Choices, matching } from '../server/choices';
import type { Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { isMissing, type Removed } from '../server/remove';
import { settled } from '../server/repeat';
import { removeInFiles } from './change';
import { fileAddress, type FileAddress, fileSubject } from './library';
import { namingLock } from './lockOwner';
import { countedAsDone } from './otherKind';
import { fetchDocument, named } from './readDocument';
import { listVersions, type VersionEntry } from './versions';

/** A version of a file, and how it stands to the others. */
export interface DatedVersion {
	version: VersionEntry;
	documentId: string | null;
	/** whether it is the one that the file has now; null where it cannot be told */
	current: boolean | null;
	/** when the next version took its place; null for the current one */
	replacedAt: string | null;
}

/**
 * The versions of a file, newest first, with the current one told apart: by the id of the version
 * that the file's entry names, else by its number.
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listDatedVersions(
	connection: Connection,
	given: FileAddress,
	limit: number | null,
): Promise<DatedVersion[]> {
	const { document } = await fetchDocument(connection, given);
	const file = named(given, document);
	const versions = await listVersions(connection, file, limit);
	const number = ({ version }: VersionEntry) => Number(version ?? 0);
	return [...versions]
		.sort((one, other) => number(other) - number(one))
		.map((version) => {
			const current = isCurrent(version, document.versionId, document.version);
			return {
				version,
				documentId: version.documentId ?? file.value,
				current,
				replacedAt: current === false ? version.updated : null,
			};
		});
}

function isCurrent(
	version: VersionEntry,
	currentId: string | null,
	currentNumber: string | null,
): boolean | null {
	if (version.id !== null && currentId !== null) return version.id === currentId;
	if (version.version === null || currentNumber === null) return null;
	return version.version === currentNumber;
}

/** The versions of a file to choose from, by their numbers: the old ones, newest first. */
export async function listOldVersionChoices(
	connection: Connection,
	file: FileAddress,
	search: string,
): Promise<Choices> {
	const versions = await listDatedVersions(connection, file, null);
	const choices = versions
		.filter(({ current }) => current !== true)
		.map(({ version: { entry, version, created } }) => {
			const choice = choiceOf(entry, version);
			const day = created?.slice(0, 16).replace('T', ' ');
			return choice && version ? { ...choice, name: `Version ${version}, ${day ?? ''}` } : null;
		})
		.filter((choice) => choice !== null);
	return { choices: matching(choices, search), hasNext: false };
}

/** Versions that are gone, and the file whose versions they were. */
export interface RemovedVersions extends Removed {
	id: string;
}

/**
 * Deletes a version and all that are older ("Deleting versions of a file"): DELETE on the document's
 * feed with category=version and the number in deleteFrom, 204 (documented). The current version is
 * never among them: what would reach it is refused before anything is deleted.
 *
 * @param version its number
 * @throws InvalidInput when it is the current one or a later one
 * @throws ConnectionsFailure
 */
export async function deleteOldVersions(
	connection: Connection,
	given: FileAddress,
	version: number,
	ignoreMissing: boolean,
): Promise<RemovedVersions> {
	const { done, error } = await settled(fetchDocument(connection, given, {}, 'see'));
	if (error) {
		if (!ignoreMissing || !isMissing(error)) throw error;
		await countedAsDone(connection, error);
		return { id: given.value, note: 'The file was not there (any more).' };
	}
	const { document } = done;
	const file = named(given, document);
	const current = Number(document.version ?? '');
	if (!Number.isSafeInteger(current) || current < 1) throw unknownVersion(file);
	if (version >= current) {
		throw new InvalidInput(
			`'Version' is ${version}, but the current version of the file is ${current}, which is not deleted`,
			current === 1
				? 'The file has no older version.'
				: `Set a number below ${current}: that version and all older ones are deleted.`,
		);
	}
	const url = withQuery(`${fileAddress(connection, file)}/feed`, {
		category: 'version',
		deleteFrom: version,
	});
	const subject = {
		...fileSubject(connection, file, 'delete old versions of'),
		placeLabel: "File' and 'Version",
	};
	const removal = async () => await removeInFiles(connection, url, subject, ignoreMissing);
	return { id: file.value, ...(await namingLock(connection, file, removal)) };
}

/** Without its number the current version could be deleted. */
const unknownVersion = ({ value }: FileAddress) =>
	new ConnectionsFailure(
		`Connections does not say which version of the file ${value} is the current one`,
		'Nothing was deleted. Delete the versions in Connections.',
		null,
		'NoVersionLabel',
		'no',
	);
