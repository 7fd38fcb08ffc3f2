import { activitiesRefusal } from '../http/answers.mjs';
import { personByEmail, personById } from '../people.mjs';

/** The refusal of what is wrong in itself. */
export const badRequest = (text) => activitiesRefusal(400, text, '400');

/** The refusal where something is not there. */
export const notFound = (text) => activitiesRefusal(404, text, '404');

/** The community that communityUuid names and the caller may see. Throws 400, 403, 404. */
export function communityOf(exchange, { store }) {
	const id = exchange.query.get('communityUuid');
	if (!id) throw badRequest('communityUuid is missing.');
	const community = store.communities.communities.get(id);
	if (!community) throw notFound(`There is no community ${id}.`);
	if (community.type === 'private' && store.communities.roleOf(id, exchange.user.id) === null) {
		throw activitiesRefusal(403, 'You are not authorized to see this community.', '403');
	}
	return community;
}

/**
 * The person whom userid or email of the query asks for: null where none is asked for, undefined where
 * nobody is known so. Throws 400 for an e-mail address where those are hidden.
 */
export function personAsked({ query }, services) {
	if (query.has('email')) {
		if (services.settings.emailsHidden) throw badRequest('E-mail addresses are hidden here.');
		return personByEmail(services, query.get('email'));
	}
	return query.has('userid') ? personById(services, query.get('userid')) : null;
}
