import { atomBody, standalone } from '../atom/entry';
import { elementsIn, withAdded, withChildren, withText } from '../atom/faithful';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { shownHeaders } from '../server/read';
import { type Removed, remove } from '../server/remove';
import { repeated, settled } from '../server/repeat';
import {
	listMembers,
	memberAddress,
	memberElements,
	membersSubject,
	readMember,
	type ReadMember,
	type Role,
} from './members';
import { activitiesComponent } from './terms';
import { updateEntry } from './update';
import { sendEntry } from './write';

/**
 * The member of that id, by which servers know members, or of that user id.
 *
 * @throws ConnectionsFailure where there is none
 */
async function findMember(
	connection: Connection,
	activityId: string,
	id: string,
	verb: string,
): Promise<ReadMember & { memberId: string }> {
	const members = await listMembers(connection, activityId, null);
	const by = (key: 'memberId' | 'id') => members.find(({ member }) => member[key] === id);
	const found = by('memberId') ?? by('id');
	const memberId = found?.member.memberId;
	if (found && memberId) return { ...found, memberId };
	throw new ConnectionsFailure(
		`There is no member ${id} in the activity ${activityId} to ${verb}`,
		"Choose the member from the list. 'Get Many' of the resource Activity Member tells the IDs of all.",
		'404',
		'NoMember',
		'no',
	);
}

/** What sentences call a member who is there. */
function memberSubject(
	connection: Connection,
	activityId: string,
	{ member, memberId }: ReadMember & { memberId: string },
	verb: string,
): Subject {
	return {
		...membersSubject(connection, activityId, verb),
		target: `the member ${member.name ?? memberId} of the activity ${activityId}`,
		placeLabel: 'Member',
	};
}

/**
 * Gives a member another role, by the address of his own entry: the id in it is no user id, which
 * servers refuse with 403 (recorded). All else of the entry goes back as it came.
 *
 * @param id of the member, or his user id
 * @throws ConnectionsFailure
 */
export async function changeRole(
	connection: Connection,
	activityId: string,
	id: string,
	role: Role,
): Promise<ReadMember> {
	const found = await findMember(connection, activityId, id, 'update');
	const url = memberAddress(connection, activityId, found.memberId);
	const subject = memberSubject(connection, activityId, found, 'update');
	const { done, error } = await settled(
		updateEntry(connection, {
			url,
			subject,
			change(entry) {
				const [present] = elementsIn(entry, ({ name }) => name === 'snx:role');
				if (present?.element.text === role) return entry;
				const component = { component: activitiesComponent };
				if (!present) return withAdded(entry, standalone('snx:role', role, component));
				const changed = withText(present, role);
				return withChildren(entry, (child) => (child === present ? changed : child));
			},
		}),
	);
	if (!error) return { ...done, member: { ...readMember(done.entry), role } };
	if (error.code !== 'UnreadableEntry') throw error;
	// some servers answer with the whole list there
	const { text } = atomBody(
		'entry',
		memberElements(found.member.kind ?? 'person', found.member.id ?? '', role),
	);
	const answer = await repeated(
		connection,
		async () => await sendEntry(connection, 'PUT', url, text, [200, 204], subject),
	);
	return { ...found, headers: shownHeaders(answer), member: { ...found.member, role } };
}

/**
 * Removes a member: DELETE of his own entry (200, recorded).
 *
 * @param id of the member, or his user id
 * @throws ConnectionsFailure
 */
export async function removeMember(
	connection: Connection,
	activityId: string,
	id: string,
	ignoreMissing: boolean,
): Promise<Removed> {
	const { done: found, error } = await settled(findMember(connection, activityId, id, 'delete'));
	if (error) {
		if (ignoreMissing && error.code === 'NoMember') return { note: 'It was not there (any more).' };
		throw error;
	}
	const url = memberAddress(connection, activityId, found.memberId);
	const subject = memberSubject(connection, activityId, found, 'delete');
	const { done, error: refused } = await settled(
		remove(connection, url, {}, subject, ignoreMissing),
	);
	if (!refused) return done;
	// an id that is no member's (any more) is refused with 403 (recorded), also after a lost answer
	const { done: after } =
		refused.httpCode === '403' ? await settled(listMembers(connection, activityId, null)) : {};
	if (after && !after.some(({ member }) => member.memberId === found.memberId)) return {};
	throw refused;
}
