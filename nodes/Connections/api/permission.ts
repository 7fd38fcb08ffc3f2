import { attempt } from './attempt';
import type { ActivityNode } from './activityNode';
import { type Connection, exchange } from './connection';
import { count, listOf } from './document';
import { ConnectionsFailure, type Subject } from './failure';
import { explain } from './failureTable';
import {
	documentAddress,
	identifierOf,
	libraryAddress,
	type Library,
	type ParentFile,
} from './library';
import { type Query, withQuery } from './query';
import type { ServerWords } from './serverWords';
import { parseXml, textOf, type XmlElement } from './xml';

/**
 * Looks whether the user may add to a library and whether its quota has room, before gigabytes are
 * sent. What the server does not tell stands in nobody's way.
 *
 * @param length bytes to come
 * @throws ConnectionsFailure
 */
export async function checkLibrary(
	connection: Connection,
	library: Library,
	length: number,
	subject: Subject,
): Promise<void> {
	const feed = await look(
		connection,
		withQuery(`${libraryAddress(connection, library)}/feed`, {
			ps: 1,
			acls: true,
			includeQuota: true,
		}),
		subject,
	);
	requireRight(listOf(textOf(feed, 'td:permissions')), 'AddChild', subject);
	const used = count(textOf(feed, 'td:librarySize'));
	const limit = count(textOf(feed, 'td:libraryQuota'));
	// a quota of 0 means that there is none
	if (used === null || !limit || used + length <= limit) return;
	throw refusal(subject, 'QuotaViolation', { limit, used, upload: length });
}

/** Looks whether the user may add an attachment to a file. */
export async function checkFile(
	connection: Connection,
	parent: ParentFile,
	subject: Subject,
): Promise<void> {
	const query: Query = { acls: true, ...identifierOf(parent) };
	const address = documentAddress(connection, parent.library, parent.value);
	const url = withQuery(`${address}/entry`, query);
	const entry = await look(connection, url, subject);
	requireRight(listOf(textOf(entry, 'td:permissions')), 'AddChild', subject);
}

/** Looks whether the user may add to an activity, by the node that was read anyway. */
export function checkNode(node: ActivityNode | null, subject: Subject): void {
	requireRight(node?.permissions ?? null, 'create_entries', subject);
}

async function look(
	connection: Connection,
	url: string,
	subject: Subject,
): Promise<XmlElement | undefined> {
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	return attempt(() => parseXml(answer.body));
}

function requireRight(rights: string[] | null, right: string, subject: Subject): void {
	if (rights !== null && !rights.includes(right)) throw refusal(subject, 'AccessDenied', null);
}

/** The refusal that the server would give after the upload, told before it. */
function refusal(
	subject: Subject,
	code: 'AccessDenied' | 'QuotaViolation',
	quota: ServerWords['quota'],
): ConnectionsFailure {
	const words: ServerWords = { code, message: null, logReference: null, quota };
	const { message, remedy } = explain({ subject, status: 403, words });
	return new ConnectionsFailure(message, `${remedy} Nothing was sent.`, null, code, 'no');
}
