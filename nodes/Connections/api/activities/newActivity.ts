import { element } from '../atom/entry';
import { activitiesAddress, type Connection } from '../server/connection';
import { createEntry, type Created } from './create';
import { isActivityKind, kindScheme } from './terms';

/** An activity to make. */
export interface NewActivity {
	title: string;
	/** HTML */
	description?: string;
	tags?: string[];
	/** ISO */
	dueDate?: string;
	/** the community that it belongs to */
	communityId?: string;
}

/**
 * Makes an activity ("Adding an activity"; recorded answers); in a community it is of a kind of its own
 * (seen in public clients).
 *
 * @param self asks for the user's id, after an answer was lost
 * @throws ConnectionsFailure
 */
export async function createActivity(
	connection: Connection,
	{ title, description = '', tags, dueDate, communityId }: NewActivity,
	self: () => Promise<string>,
): Promise<Created> {
	const elements = [
		...(dueDate ? [element('snx:duedate', dueDate)] : []),
		...(communityId ? [element('snx:communityUuid', communityId)] : []),
	];
	return await createEntry(connection, {
		address: activitiesAddress(connection, '/activities'),
		query: {},
		lookIn: { address: activitiesAddress(connection, '/everything'), query: {} },
		content: {
			category: communityId ? 'community_activity' : 'activity',
			scheme: kindScheme,
			title,
			content: { text: description, type: 'html' },
			tags,
			elements,
		},
		subject: {
			verb: 'create',
			kind: 'activity',
			name: title,
			target: communityId ? `the community ${communityId}` : 'Activities',
			preposition: 'in',
			placeLabel: communityId ? 'Community' : undefined,
			application: 'Activities',
			oauth: connection.oauth,
		},
		isSuch: ({ node }) =>
			isActivityKind(node.kind) &&
			node.title === title.trim() &&
			(node.communityId ?? '') === (communityId ?? ''),
		self,
	});
}
