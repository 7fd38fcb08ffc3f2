import { attempt } from '../atom/attempt';
import { count, listOf } from '../atom/values';
import { parseXml, textOf, type XmlElement } from '../atom/xml';
import { refusal, requireRight } from '../failures/refusal';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { type Query, withQuery } from '../server/query';
import {
	documentAddress,
	type FileAddress,
	identifierOf,
	type Library,
	libraryAddress,
} from './library';

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
	parent: FileAddress,
	subject: Subject,
): Promise<void> {
	const query: Query = { acls: true, ...identifierOf(parent) };
	const address = documentAddress(connection, parent.library, parent.value);
	const url = withQuery(`${address}/entry`, query);
	const entry = await look(connection, url, subject);
	requireRight(listOf(textOf(entry, 'td:permissions')), 'AddChild', subject);
}

async function look(
	connection: Connection,
	url: string,
	subject: Subject,
): Promise<XmlElement | undefined> {
	const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	return attempt(() => parseXml(answer.body));
}
