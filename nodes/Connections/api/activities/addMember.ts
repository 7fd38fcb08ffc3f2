import { atomBody } from '../atom/entry';
import { type Connection } from '../server/connection';
import { madeOnce } from '../server/once';
import { entryIn, shownHeaders } from '../server/read';
import {
	everybody,
	listMembers,
	memberElements,
	membersAddress,
	membersSubject,
	type ReadMember,
	readMember,
	type Role,
} from './members';
import { sendEntry } from './write';

/** Who becomes a member of an activity. */
export interface NewMember {
	activityId: string;
	/** a user id; null: everybody of the organization */
	personId: string | null;
	role: Role;
}

/**
 * Makes somebody a member of an activity, or gives a member another role ("Adding a member"; recorded
 * answers). The answer may be empty: then the member is looked for in the list.
 *
 * @throws ConnectionsFailure
 */
export async function addMember(
	connection: Connection,
	{ activityId, personId, role }: NewMember,
): Promise<ReadMember & { note?: string }> {
	const id = personId ?? everybody;
	const subject = {
		...membersSubject(connection, activityId, 'add'),
		name: personId ?? 'everybody',
	};
	const kind = personId === null ? 'organization' : 'person';
	const { text } = atomBody('entry', memberElements(kind, id, role));
	const listed = async () => {
		const members = await listMembers(connection, activityId, null);
		return members.find(({ member }) => member.id === id) ?? null;
	};
	return await madeOnce<ReadMember & { note?: string }>(connection, {
		idOf: () => null,
		guard: 'none',
		outcome: 'the member was added',
		async send() {
			const url = membersAddress(connection, activityId);
			const answer = await sendEntry(connection, 'POST', url, text, [200, 201], subject);
			const entry = entryIn(answer);
			const headers = shownHeaders(answer);
			if (entry) return { entry, headers, member: readMember(entry) };
			const found = await listed().catch(() => null);
			return found ?? unread(headers, kind, id, role);
		},
		async find() {
			const found = await listed();
			if (found?.member.role !== role) return null;
			return {
				...found,
				note: 'The connection was lost after the member was sent; it was found in the list of members.',
			};
		},
	});
}

/** What was sent, of a member who was added and cannot be read. */
function unread(
	headers: ReadMember['headers'],
	kind: string,
	id: string,
	role: Role,
): ReadMember & { note: string } {
	return {
		entry: { name: 'entry', attributes: {}, children: [], text: '' },
		headers,
		member: { memberId: null, kind, id, name: null, email: null, role },
		note: 'The member was added, but the answer of the server could not be read.',
	};
}
