import { badRequest, communityOf, notFound, personAsked } from './access.mjs';
import { entryAnswer, feedAnswer } from './documents.mjs';
import { communityContent, memberContent } from './entries.mjs';
import { personById } from '../people.mjs';

const KEYS = {
	lastmod: ({ updated }) => updated,
	name: ({ title }) => title.toLowerCase(),
	count: ({ members }) => members.length,
};

function sorted(communities, query) {
	const keyOf = KEYS[query.get('sortField')] ?? KEYS.lastmod;
	const direction = query.get('asc') === 'true' ? 1 : -1;
	return communities.sort((one, other) => {
		const [first, second] = [keyOf(one), keyOf(other)];
		return first === second ? 0 : first < second ? -direction : direction;
	});
}

/** A list of communities: `isIn` (community, user) says which. The parameter since is looked at by none. */
function communityList(title, isIn) {
	return (exchange, _params, services) => {
		const { query, user } = exchange;
		const tag = query.get('tag')?.toLowerCase();
		const person = personAsked(exchange, services);
		const list = [...services.store.communities.communities.values()].filter(
			(community) =>
				isIn(community, user) &&
				(tag === undefined || community.tags.includes(tag)) &&
				(person === null || community.members.includes(person?.id)),
		);
		return feedAnswer(exchange, services, sorted(list, query), {
			title,
			textOf: (community) => [community.title, community.summary, ...community.tags].join(' '),
			entry: (community) => communityContent(exchange, services, community),
		});
	};
}

/** GET communities/my: the communities of which the caller is a member. */
export const getMyCommunities = communityList('My Communities', ({ members }, { id }) =>
	members.includes(id),
);

/** GET communities/all: those that are to be seen by anybody, and the caller's own. */
export const getAllCommunities = communityList(
	'All Communities',
	({ members, type }, { id }) => type !== 'private' || members.includes(id),
);

/** GET community/instance. */
export function getCommunity(exchange, _params, services) {
	const community = communityOf(exchange, services);
	return entryAnswer(services, communityContent(exchange, services, community));
}

/**
 * GET community/members: all of them, or one by userid or email; who is no member is not found
 * (inferred), whom nobody knows is a bad request (recorded answers).
 */
export function getMembers(exchange, _params, services) {
	const community = communityOf(exchange, services);
	const person = personAsked(exchange, services);
	if (person === undefined) throw badRequest('Unknown user.');
	if (person !== null) {
		if (!community.members.includes(person.id)) throw notFound('The user is no member.');
		return entryAnswer(services, memberContent(exchange, services, community, person));
	}
	const members = community.members.map((id) => personById(services, id)).filter(Boolean);
	return feedAnswer(exchange, services, members, {
		title: `Members of ${community.title}`,
		textOf: ({ name }) => name,
		entry: (user) => memberContent(exchange, services, community, user),
	});
}
