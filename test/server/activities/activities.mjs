import { activitiesRefusal } from '../http/answers.mjs';
import { memberOf } from '../store/activities.mjs';
import { complaint } from './access.mjs';
import { writtenNode } from './documents.mjs';
import { fieldsAfter } from './fields.mjs';
import { receivedEntry } from './received.mjs';
import { denied } from './roles.mjs';
import { isKindOfActivity } from './terms.mjs';

/** The community of a new activity: one of the caller's, with the application Activities added. */
function communityOf({ type, communityId }, exchange, { store, recorder }) {
	if (type === 'activity') {
		if (communityId) recorder.violation(exchange, 'A community came with a personal activity');
		return null;
	}
	const community = store.communities.communities.get(communityId);
	if (!community) {
		throw activitiesRefusal(404, `Not Found. There is no community ${communityId}.`);
	}
	if (store.communities.roleOf(communityId, exchange.user.id) === null) throw denied();
	if (!community.applications.includes('Activities')) throw denied();
	return community;
}

/**
 * POST activities: a new activity; in a community its members are members. The completed flag is
 * ignored here (documentation). Throws 400, 403, 404.
 */
export async function addActivity(exchange, _params, services) {
	const { store, clock } = services;
	const received = await receivedEntry(exchange, services);
	if (!isKindOfActivity(received.type)) {
		throw complaint(exchange, services, `An activity came with the type "${received.type}"`);
	}
	const community = communityOf(received, exchange, services);
	const { title, content, contentType, type, tags, dueDate, flags, foreign } = received;
	const node = store.activities.addActivity({
		authorId: exchange.user.id,
		title,
		content,
		contentType,
		type,
		tags,
		dueDate,
		isTemplate: flags.has('template'),
		fields: fieldsAfter(null, received, exchange, services),
		foreign,
		communityId: community?.id ?? null,
		members:
			type === 'community_activity'
				? [memberOf('community', community.id, 'member', clock.now())]
				: [],
	});
	return writtenNode(exchange, services, node, 201);
}
