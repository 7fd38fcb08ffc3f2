import type { IDataObject } from 'n8n-workflow';
import type { Member, ReadMember } from '../../api/activities/members';
import { elementToJson } from '../../api/atom/json';

/** The short form of a member; what the server did not say is null. */
function memberShape({ memberId, kind, id, name, email, role }: Member): IDataObject {
	// the id of a group is one of its own
	const personId = kind === 'person' ? id : null;
	return { id: memberId, kind, personId, name, email, role };
}

/** A member as the user sees it: the short form, or the whole entry. */
export function memberOutput(
	{ member, entry, headers, note }: ReadMember & { note?: string },
	simplify: boolean,
): IDataObject {
	const told = simplify
		? memberShape(member)
		: { entry: elementToJson(entry), headers: { ...headers } };
	return { ...told, ...(note ? { note } : {}) };
}

/** A member as previews and docs show it. */
export const memberExample: IDataObject = memberShape({
	memberId: 'c00bab5d-9f33-4384-9399-6a6ff668b6a8',
	kind: 'person',
	id: '20170081',
	name: 'Amy Lindqvist',
	email: 'amy@example.com',
	role: 'member',
});
