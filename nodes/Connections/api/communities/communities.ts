import { textOf } from '../atom/xml';
import { choiceOf, listChoices, listSubject } from '../server/choices';
import { communitiesAddress, type Connection } from '../server/connection';

/** The communities that the user belongs to. */
export async function listCommunities(connection: Connection, search: string, page: number) {
	return await listChoices(connection, search, page, {
		address: communitiesAddress(connection, '/communities/my'),
		searchable: true,
		subject: listSubject(connection, 'list of communities', 'Communities'),
		toChoices: (entries) =>
			entries.map((entry) => choiceOf(entry, textOf(entry, 'snx:communityUuid'))),
	});
}
