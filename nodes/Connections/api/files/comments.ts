import { idIn, type Person, personOf } from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';
import { choiceOf, type Choices, listChoices } from '../server/choices';
import type { Connection } from '../server/connection';
import { collect, type Listing } from '../server/paging';
import type { Query } from '../server/query';
import { type ReadEntry, unheard } from '../server/read';
import { documentIdIn } from './document';
import { canBe } from './kind';
import { childListSubject, fileAddress, type FileAddress, identifierOf } from './library';
import { plainlyNamed } from './readDocument';

/** A comment on a file as its entry tells it; null is what the server did not say. */
export interface CommentEntry {
	id: string | null;
	documentId: string | null;
	text: string | null;
	language: string | null;
	/** number of the file's version that was commented on */
	version: string | null;
	created: string | null;
	modified: string | null;
	author: Person;
}

/** A comment that was read, with all that the server said of it. */
export interface ReadComment extends ReadEntry {
	comment: CommentEntry;
}

/**
 * Reads the entry of a comment (recorded answers). Its text is told as it came: servers of 2014 call
 * its type html although it was sent as text, and no source shows whether they then write a "<" in
 * it as "&lt;".
 */
export function readComment(entry: XmlElement): CommentEntry {
	return {
		id: idIn(entry),
		documentId: documentIdIn(entry),
		text: textOf(entry, 'content'),
		language: textOf(entry, 'td:language'),
		version: textOf(entry, 'td:versionLabel'),
		created: textOf(entry, 'td:created') ?? textOf(entry, 'published'),
		modified: textOf(entry, 'td:modified') ?? textOf(entry, 'updated'),
		author: personOf(child(entry, 'author')),
	};
}

/** The comment in an entry, e.g. of a feed. */
export function commentIn(entry: XmlElement, headers = unheard): ReadComment {
	return { entry, headers, comment: readComment(entry) };
}

/** Newest first, which is also the order of servers by themselves (documented). */
const newestFirst: Query = { sortBy: 'created', sortOrder: 'desc' };

/**
 * The feed of a file's comments, newest first ("Retrieving a feed of comments"): category=comment on
 * the document's feed.
 */
export function commentFeed(
	connection: Connection,
	file: FileAddress,
	order: Query = {},
): Listing<ReadComment> {
	return {
		address: `${fileAddress(connection, file)}/feed`,
		query: { ...identifierOf(file), category: 'comment', ...newestFirst, ...order },
		subject: childListSubject(connection, file, 'list of comments'),
		idOf: idIn,
		read: (entry) => (canBe('comment', entry) ? commentIn(entry) : null),
	};
}

/**
 * The comments on a file, each once.
 *
 * @param order sortBy, sortOrder; without them newest first
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listComments(
	connection: Connection,
	given: FileAddress,
	order: Query,
	limit: number | null,
): Promise<ReadComment[]> {
	const file = await plainlyNamed(connection, given);
	return await collect(connection, commentFeed(connection, file, order), limit);
}

/** The comments on a file to choose from, newest first. */
export async function listCommentChoices(
	connection: Connection,
	file: FileAddress,
	search: string,
	page: number,
): Promise<Choices> {
	const { address, query, subject, read } = commentFeed(connection, file);
	return await listChoices(connection, search, page, {
		address,
		query,
		searchable: false,
		subject,
		toChoices: (entries) =>
			entries.map((entry) => {
				const { comment } = read(entry) ?? {};
				const choice = comment ? choiceOf(entry, comment.id) : null;
				return choice && comment ? { ...choice, name: nameOf(comment) } : null;
			}),
	});
}

/** "Amy Lindqvist, 2026-01-31 12:00: The quay is done" */
function nameOf({ author, created, text }: CommentEntry): string {
	const who = [author.name ?? author.id, created?.slice(0, 16).replace('T', ' ')];
	const line = (text ?? '').replace(/\s+/g, ' ');
	const start = line.length > 80 ? `${line.slice(0, 79)}…` : line;
	return `${who.filter(Boolean).join(', ')}: ${start}`;
}
