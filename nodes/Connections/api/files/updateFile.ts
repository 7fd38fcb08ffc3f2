import { atomEntry, filesId } from '../atom/entry';
import type { Connection } from '../server/connection';
import { type Query, withQuery } from '../server/query';
import { change } from './change';
import { type FileAddress, fileAddress, fileSubject } from './library';
import { namingLock } from './lockOwner';
import { changedDocument, fetchDocument, named, type ReadDocument } from './readDocument';

/** What is changed of a file's metadata; all else stays as it is. */
export interface FileUpdate {
	/** the name in the library, and the title with it */
	label?: string;
	/** an empty one empties what is there */
	summary?: string;
	/** replace all tags; an empty list removes each tag that is there */
	tags?: string[];
	addTags?: string[];
	removeTags?: string[];
	visibility?: 'private' | 'public';
	propagate?: boolean;
	commentNotification?: 'on' | 'off';
	mediaNotification?: 'on' | 'off';
}

/**
 * Updates a file's metadata ("Updating a file's metadata": PUT of its entry). The entry goes without
 * content, which would become the next version of the file, and with what is changed alone: what is
 * left out stays as it is (documented, recorded answers).
 *
 * @throws ConnectionsFailure
 */
export async function updateFile(
	connection: Connection,
	given: FileAddress,
	update: FileUpdate,
): Promise<ReadDocument> {
	const { label, summary, tags, addTags, removeTags = [], visibility, ...parameters } = update;
	const emptiesTags = tags?.length === 0;
	const there =
		emptiesTags || given.by === 'label'
			? await fetchDocument(connection, given, {}, 'update')
			: null;
	const file = there ? named(given, there.document) : given;
	const kept = (addTags ?? []).map((tag) => tag.toLowerCase());
	// an entry without tags says nothing of them, so each one is named to be removed
	const emptied = emptiesTags
		? (there?.document.tags ?? []).filter((tag) => !kept.includes(tag.toLowerCase()))
		: [];
	const query: Query = { ...parameters, tag: addTags, removeTag: [...removeTags, ...emptied] };
	if (there && emptiesTags && emptied.length === 0 && onlyEmpties(update)) return there;

	const body = atomEntry({
		category: 'document',
		id: filesId(file.value),
		label,
		summary,
		visibility,
		tags,
	});
	const subject = { ...fileSubject(connection, file, 'update'), name: label };
	const answer = await namingLock(
		connection,
		file,
		async () =>
			await change(connection, {
				method: 'PUT',
				url: withQuery(`${fileAddress(connection, file)}/entry`, query),
				body,
				expected: [200, 201, 204],
				subject,
			}),
	);
	return await changedDocument(connection, file, answer, 'updated');
}

/** Whether nothing but an empty list of tags is asked for. */
const onlyEmpties = (update: FileUpdate) =>
	Object.entries(update).every(([name, value]) => name === 'tags' || value === undefined);
