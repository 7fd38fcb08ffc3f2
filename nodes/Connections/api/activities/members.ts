import { element } from '../atom/entry';
import { href, type Person, personOf } from '../atom/values';
import { child, children, textOf, type XmlElement } from '../atom/xml';
import { ConnectionsFailure, sentences } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { activitiesAddress, type Connection } from '../server/connection';
import { collect } from '../server/paging';
import { withQuery } from '../server/query';
import type { ReadEntry } from '../server/read';
import { settled } from '../server/repeat';
import { activitiesComponent, kindScheme } from './terms';

export type Role = 'owner' | 'member' | 'reader';

/** A member of an activity; null is what the server did not say. */
export interface Member extends Person {
	/** memberid, which is no user id (recorded answers) */
	memberId: string | null;
	/** person, group, community, organization */
	kind: string | null;
	/** owner, member, reader */
	role: string | null;
}

/** A member that was read, with all that the server said of them. */
export interface ReadMember extends ReadEntry {
	member: Member;
}

/** Whom everybody of the organization is by (seen in public clients). */
export const everybody = '*';

/** The address of an activity's members: GET, and POST of a new one. */
export function membersAddress(connection: Connection, activityId: string): string {
	return withQuery(activitiesAddress(connection, '/acl'), { activityUuid: activityId });
}

/** The address of one member: GET, PUT and DELETE. */
export function memberAddress(
	connection: Connection,
	activityId: string,
	memberId: string,
): string {
	const query = { activityUuid: activityId, memberid: memberId };
	return withQuery(activitiesAddress(connection, '/acl'), query);
}

/** Reads the entry of a member (recorded answers). */
export function readMember(entry: XmlElement): Member {
	const contributor = child(entry, 'contributor');
	const { id, name, email } = personOf(contributor);
	const kind = children(entry, 'category').find(
		({ attributes }) => attributes.scheme === kindScheme,
	);
	const address = href(entry, 'edit') ?? textOf(entry, 'id') ?? '';
	const [, memberId = null] = /[?&]memberid=([^&#]+)/i.exec(address) ?? [];
	return {
		memberId: memberId && decodeURIComponent(memberId),
		kind: kind?.attributes.term || null,
		id,
		name: name ?? textOf(entry, 'title'),
		email,
		role: textOf(entry, 'snx:role') ?? textOf(contributor, 'snx:role'),
	};
}

/** What sentences call the members of an activity. */
export function membersSubject(
	{ oauth }: Pick<Connection, 'oauth'>,
	activityId: string,
	verb: string,
	kind = 'member',
): Subject {
	return {
		verb,
		kind,
		target: `the activity ${activityId}`,
		preposition: 'in',
		placeLabel: 'Activity',
		application: 'Activities',
		oauth,
	};
}

/**
 * The members of an activity, each once ("Getting a feed of members").
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listMembers(
	connection: Connection,
	activityId: string,
	limit: number | null,
): Promise<ReadMember[]> {
	const unheard = { location: null, etag: null, lastModified: null };
	return await collect(
		connection,
		{
			address: activitiesAddress(connection, '/acl'),
			query: { activityUuid: activityId },
			subject: membersSubject(connection, activityId, 'see', 'list of members'),
			idOf: (entry: XmlElement) => readMember(entry).memberId ?? textOf(entry, 'id'),
			read: (entry: XmlElement) => ({ entry, headers: unheard, member: readMember(entry) }),
		},
		limit,
	);
}

/** The elements of an entry that makes a member, or gives one another role (recorded answers). */
export function memberElements(kind: string, userId: string, role: Role): string[] {
	return [
		element('contributor', [element('snx:userid', userId)]),
		element('category', '', { scheme: kindScheme, term: kind }),
		element('snx:role', role, { component: activitiesComponent }),
	];
}

/** IDs hold blanks only where they are the names of a directory ("cn=Amy Jones,o=Works"). */
const looksLikeName = (id: string) => /\s/.test(id) && !id.includes('=');

/**
 * A refused assignment in better words: a to-do can be assigned to members only, and the server says
 * "Bad Request" and nothing else (seen in public clients). Any other failure stays as it is.
 */
export async function namedNonMembers(
	connection: Connection,
	activityId: string | null,
	assigned: string[],
	error: unknown,
): Promise<unknown> {
	if (!(error instanceof ConnectionsFailure) || error.httpCode !== '400') return error;
	if (assigned.length === 0 || activityId === null) return error;
	const { done: members } = await settled(listMembers(connection, activityId, null));
	const strangers = assigned.filter(
		(one) => !members?.some(({ member: { id, email } }) => id === one || email === one),
	);
	if (!members || strangers.length === 0) return error;
	// somebody may belong by a group or a community, whose people are not listed
	const direct = members.every(({ member: { kind } }) => kind === 'person');
	const are = strangers.length > 1 ? 'are no members' : 'is no member';
	return new ConnectionsFailure(
		`${strangers.join(', ')} ${direct ? are : `${are} by name`} of the activity, and a to-do can be assigned to its members only`,
		sentences(
			"Add the person first: 'Resource' Activity Member, 'Operation' Create.",
			strangers.some(looksLikeName) &&
				"A name does not say who is meant: use the ID that 'Get Many' of the resource Person tells, or the e-mail address.",
			error.description,
		),
		error.httpCode,
		'NoMember',
		'no',
	);
}
