import type { XmlElement } from '../atom/xml';
import { listSubject } from '../server/choices';
import { communitiesAddress, type Connection } from '../server/connection';
import { collect } from '../server/paging';
import type { Query } from '../server/query';
import { unheard } from '../server/read';
import { type CommunityEntry, readCommunity, type ReadCommunity } from './community';

/** A list of communities: the user's own, or all that the user may see. */
export type CommunityList = 'mine' | 'all';

/** What communities must be like. */
export interface CommunityFilters {
	/** words for the server's search, which nobody else can check */
	search?: string;
	tag?: string;
}

/** What the server can sort communities by, under its names for it. */
const sortFields = { modified: 'lastmod', title: 'name', members: 'count' } as const;

/** An order; empty: the server's own. */
export interface CommunityOrder {
	sortBy?: keyof typeof sortFields;
	sortOrder?: 'asc' | 'desc';
}

/**
 * The communities of a list, each once: GET communities/my and communities/all (recorded answers).
 * The documentation contradicts itself on its parameter `since`, which is why that is not asked for.
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listAllCommunities(
	connection: Connection,
	list: CommunityList,
	{ search, tag }: CommunityFilters,
	order: CommunityOrder,
	limit: number | null,
): Promise<ReadCommunity[]> {
	const path = list === 'all' ? '/communities/all' : '/communities/my';
	const fits = ({ tags }: CommunityEntry) =>
		tag === undefined || tags.some((one) => one.toLowerCase() === tag.toLowerCase());
	const found = await collect(
		connection,
		{
			address: communitiesAddress(connection, path),
			query: { search, tag, ...askedOrder(order) },
			subject: listSubject(connection, 'list of communities', 'Communities'),
			idOf: (entry: XmlElement) => readCommunity(entry).id,
			read(entry: XmlElement) {
				const community = readCommunity(entry);
				return fits(community) ? { entry, headers: unheard, community } : null;
			},
		},
		limit,
	);
	return limit === null ? inOrder(found, order) : found;
}

function askedOrder({ sortBy, sortOrder }: CommunityOrder): Query {
	return sortBy ? { sortField: sortFields[sortBy], asc: sortOrder === 'asc' } : {};
}

/** All of them are put in the order that was asked for, where the server may not have done it. */
function inOrder(found: ReadCommunity[], { sortBy, sortOrder }: CommunityOrder): ReadCommunity[] {
	if (!sortBy) return found;
	const sign = sortOrder === 'asc' ? 1 : -1;
	return [...found].sort(
		(one, other) => sign * compared(one.community[sortBy], other.community[sortBy]),
	);
}

function compared(one: string | number | null, other: string | number | null): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	return String(one ?? '').localeCompare(String(other ?? ''));
}
