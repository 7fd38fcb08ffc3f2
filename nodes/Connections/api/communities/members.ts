import { textOf, type XmlElement } from '../atom/xml';
import { communitiesAddress, type Connection } from '../server/connection';
import { type MemberEntry, memberIn } from '../server/member';
import { collect } from '../server/paging';
import { type ReadEntry, unheard } from '../server/read';
import { communitySubject } from './community';

/** A member that was read, with all that the server said of it. */
export interface ReadMember extends ReadEntry {
	member: MemberEntry;
}

/**
 * The members of a community, each once: GET community/members (recorded answers).
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listCommunityMembers(
	connection: Connection,
	id: string,
	limit: number | null,
): Promise<ReadMember[]> {
	return await collect(
		connection,
		{
			address: communitiesAddress(connection, '/community/members'),
			query: { communityUuid: id },
			subject: communitySubject(connection, id, 'list of members'),
			idOf: (entry: XmlElement) => memberIn(entry).personId ?? textOf(entry, 'id'),
			read: (entry: XmlElement) => ({ entry, headers: unheard, member: memberIn(entry) }),
		},
		limit,
	);
}
