import { idIn } from '../atom/values';
import type { XmlElement } from '../atom/xml';
import { listSubject } from '../server/choices';
import { activitiesAddress, type Connection } from '../server/connection';
import { collect } from '../server/paging';
import type { ActivityNode } from './node';
import { nodeOf, type ReadNode } from './readNode';
import { isActivityKind } from './terms';
import { isWithin, spanQuery } from './times';

/** Where each list of activities is (recorded answers; "Getting a feed of all active activities" and its neighbours). */
const places = {
	mine: '/activities',
	completed: '/completed',
	all: '/everything',
	tunedOut: '/tunedout',
	trash: '/trash',
} as const;

export type ActivityList = keyof typeof places;

/** What activities must be like; all but the search is checked here. */
export interface ActivityFilters {
	/** words for the server's search, which nobody else can check */
	search?: string;
	tag?: string;
	/** ms since 1970, inclusive */
	updatedAfter?: number;
	updatedBefore?: number;
}

/**
 * The activities of a list, each once, in the server's order (by itself: changed last, first).
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listAllActivities(
	connection: Connection,
	list: ActivityList,
	filters: ActivityFilters,
	limit: number | null,
): Promise<ReadNode[]> {
	const { search, tag, updatedAfter: after, updatedBefore: before } = filters;
	const fits = ({ kind, tags, modified }: ActivityNode) =>
		// the trash holds entries as well
		isActivityKind(kind) &&
		(tag === undefined || tags.some((one) => one.toLowerCase() === tag.toLowerCase())) &&
		isWithin(modified, { after, before });
	const found = await collect(
		connection,
		{
			address: activitiesAddress(connection, places[list]),
			query: { search, tag, ...spanQuery({ after, before }) },
			subject: { ...listSubject(connection, 'list of activities', 'Activities'), verb: 'see' },
			idOf: idIn,
			read(entry: XmlElement) {
				const read = nodeOf(entry);
				return fits(read.node) ? read : null;
			},
		},
		limit,
	);
	if (list !== 'trash') return found;
	return found.map((read) => ({ ...read, node: { ...read.node, deleted: true } }));
}
