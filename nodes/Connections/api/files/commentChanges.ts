import { atomEntry, filesId } from '../atom/entry';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { madeOnce, type Making } from '../server/once';
import { wellFormed, withQuery } from '../server/query';
import { entryOf } from '../server/read';
import type { Removed } from '../server/remove';
import { change, changeWith, removeInFiles } from './change';
import { commentIn, listComments, type ReadComment } from './comments';
import { childSubject, type FileAddress, fileAddress, identifierOf, targetOfFile } from './library';
import { namingLock } from './lockOwner';
import { type Nonce, nonceFor } from './nonce';
import { fileById, plainlyNamed } from './readDocument';

/** Without the type "text" the cloud refuses a comment (recorded answer: 415 InvalidType). */
const bodyOf = (text: string, id?: string) =>
	atomEntry({ category: 'comment', id: id && filesId(id), content: { text } });

/** A comment that was written, and what the user should know of it. */
export interface WrittenComment extends ReadComment {
	note?: string;
}

/**
 * Comments on a file ("Adding a comment to a file"): POST of an entry to the document's feed, 201 and
 * the comment (recorded answers). Nothing keeps a server from taking the same comment twice, so where
 * an answer was lost it is looked for before it is sent again.
 *
 * @param selfId tells the user id of the credential, which is asked only where an answer was lost
 * @throws ConnectionsFailure
 */
export async function createComment(
	connection: Connection,
	given: FileAddress,
	text: string,
	selfId: () => Promise<string>,
): Promise<WrittenComment> {
	const file = await plainlyNamed(connection, given);
	const subject: Subject = {
		verb: 'write',
		kind: 'comment',
		...targetOfFile(file),
		preposition: 'on',
		application: 'Files',
		oauth: connection.oauth,
	};
	const url = withQuery(`${fileAddress(connection, file)}/feed`, identifierOf(file));
	let first: Nonce | undefined;
	const making: Making<WrittenComment> = {
		idOf: ({ comment }) => comment.id,
		guard: 'lookTells',
		outcome: 'the comment was written',
		async send() {
			const nonce = await nonceFor(connection, subject);
			first ??= nonce;
			const posted = await namingLock(
				connection,
				file,
				async () =>
					await changeWith(connection, nonce, {
						method: 'POST',
						url,
						body: bodyOf(text),
						expected: [200, 201],
						subject,
					}),
			);
			const { entry, headers } = entryOf(posted, subject, 'look');
			return commentIn(entry, headers);
		},
		find: async () => await findComment(connection, file, text, await selfId(), first),
	};
	return await madeOnce(connection, making);
}

/** As many of the newest comments as may have been written since a lost answer. */
const recent = 100;

/** Milliseconds that the clocks of a server and of what stands in front of it may differ. */
const clockDifference = 600_000;

/**
 * The comment of that text and author, written after the nonce was made; null where there is none.
 *
 * @throws ConnectionsFailure where one was written so shortly before that clocks may differ
 */
async function findComment(
	connection: Connection,
	file: FileAddress,
	text: string,
	selfId: string,
	nonce: Nonce | undefined,
): Promise<WrittenComment | null> {
	const timeOf = ({ comment }: ReadComment) => Date.parse(comment.created ?? '') || 0;
	const comments = await listComments(connection, file, {}, recent);
	const [newest] = comments
		.filter(({ comment }) => comment.author.id === selfId && isText(comment.text, text))
		.sort((one, other) => timeOf(other) - timeOf(one));
	if (!newest) return null;
	const since = nonce?.serverTime;
	// the header Date knows only whole seconds
	if (since != null && timeOf(newest) >= since - 1000) {
		const note = 'The answer of the server was lost; the comment was found on the file.';
		return { ...newest, note };
	}
	if (since != null && timeOf(newest) < since - clockDifference) return null;
	throw new ConnectionsFailure(
		'A comment of the same text was written shortly before',
		'Look in Connections whether it is the one.',
		null,
		'SameComment',
		'no',
	);
}

/** Whether a server tells that text: as it was sent, or as HTML. White space counts for nothing. */
function isText(told: string | null, text: string): boolean {
	const normal = (one: string) => wellFormed(one).replace(/\s+/g, ' ').trim();
	const html = (told ?? '').replace(
		/&(lt|gt|quot|amp|#39);/g,
		(_, name: string) => characters[name],
	);
	return [told ?? '', html].some((one) => normal(one) === normal(text));
}

const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/** The address of a comment, without a trailing slash. */
const commentAddress = (connection: Connection, file: FileAddress, id: string) =>
	`${fileAddress(connection, file)}/comment/${encodeURIComponent(id)}`;

const commentSubject = (connection: Connection, file: FileAddress, id: string, verb: string) =>
	childSubject(connection, file, { kind: 'comment', id, label: 'Comment' }, verb);

/**
 * Gives a comment another text ("Updating a comment"): PUT of its entry, 200 and the comment
 * (recorded answers).
 *
 * @throws ConnectionsFailure
 */
export async function updateComment(
	connection: Connection,
	given: FileAddress,
	id: string,
	text: string,
): Promise<ReadComment> {
	const file = await fileById(connection, given, 'see');
	const subject = commentSubject(connection, file, id, 'update');
	const put = async () =>
		await change(connection, {
			method: 'PUT',
			url: `${commentAddress(connection, file, id)}/entry`,
			body: bodyOf(text, id),
			expected: [200],
			subject,
		});
	const { entry, headers } = entryOf(await namingLock(connection, file, put), subject);
	return commentIn(entry, headers);
}

/** A comment that is gone, and the file that it was on. */
export interface RemovedComment extends Removed {
	documentId: string;
}

/**
 * Deletes a comment ("Deleting a comment"): DELETE of its entry, 204.
 *
 * @throws ConnectionsFailure
 */
export async function deleteComment(
	connection: Connection,
	given: FileAddress,
	id: string,
	ignoreMissing: boolean,
): Promise<RemovedComment> {
	const file = await fileById(connection, given, 'see');
	const subject = commentSubject(connection, file, id, 'delete');
	const url = `${commentAddress(connection, file, id)}/entry`;
	const removal = async () => await removeInFiles(connection, url, subject, ignoreMissing);
	return { documentId: file.value, ...(await namingLock(connection, file, removal)) };
}
