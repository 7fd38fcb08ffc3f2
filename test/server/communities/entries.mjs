import { escapeMarkup, markup } from '../atom/xml.mjs';
import { emailOf, personById } from '../people.mjs';

const SN = 'http://www.ibm.com/xmlns/prod/sn';

/** A time as Communities writes it, with milliseconds. */
const time = (milliseconds) => new Date(milliseconds).toISOString();

function person(services, user) {
	return markup`<name>${user.name}</name><email>${emailOf(services, user)}</email><snx:userid>${user.id}</snx:userid><snx:userState>${user.state ?? 'active'}</snx:userState><snx:isExternal>${String(user.external)}</snx:isExternal>`;
}

/** The address of Communities as this caller reaches it. */
export function rootOf(exchange) {
	return `${exchange.origin}${exchange.contextRoots.communities}`;
}

/** Where the API of Communities is for this caller: below /oauth where he signs in so. */
export function apiOf(exchange) {
	const oauth = exchange.path.split('/').includes('oauth') ? '/oauth' : '';
	return `${rootOf(exchange)}/service/atom${oauth}`;
}

const RELATIONS = {
	'member-list': 'community/members',
	bookmarks: 'community/bookmarks',
	feeds: 'community/feeds',
	'remote-applications': 'community/remoteApplications',
	widgets: 'community/widgets',
	subcommunities: 'community/subcommunities',
};

/** The content of a community's entry, as recorded answers have it. */
export function communityContent(exchange, services, community) {
	const { id, title, summary, members, owners, tags, type, created, updated } = community;
	const author = person(services, personById(services, owners[0]));
	const root = rootOf(exchange);
	const api = apiOf(exchange);
	return markup`
    <id>${root}/service/atom/community/instance?communityUuid=${id}</id>
    <title type="text">${title}</title>
    <link href="${root}/service/html/communityview?communityUuid=${id}" rel="alternate" type="text/html">
    </link>
    <link href="${api}/community/instance?communityUuid=${id}" rel="self" type="application/atom+xml">
    </link>
    <link href="${api}/community/instance?communityUuid=${id}" rel="edit" type="application/atom+xml">
    </link>${Object.entries(RELATIONS).map(
			([relation, path]) => markup`
    <link href="${api}/${path}?communityUuid=${id}" rel="${SN}/${relation}" type="application/atom+xml">
    </link>`,
		)}
    <link href="${root}/service/html/image?communityUuid=${id}&lastMod=${updated}" rel="${SN}/logo" type="image/png">
    </link>
    <author>${author}</author>
    <contributor>${author}</contributor>
    <category term="community" scheme="${SN}/type">
    </category>${tags.map(
			(tag) => markup`
    <category term="${tag}">
    </category>`,
		)}
    <published>${time(created)}</published>
    <updated>${time(updated)}</updated>
    <content type="html">${summary && `<p dir="ltr">${escapeMarkup(summary)}</p>`}</content>
    <summary type="text">${summary}</summary>
    <snx:communityUuid>${id}</snx:communityUuid>
    <snx:membercount>${members.length}</snx:membercount>
    <snx:communityType>${type}</snx:communityType>`;
}

/** The content of a member's entry. */
export function memberContent(exchange, services, community, user) {
	const address = `${apiOf(exchange)}/community/members?communityUuid=${community.id}&userid=${encodeURIComponent(user.id)}`;
	const role = services.store.communities.roleOf(community.id, user.id);
	return markup`
    <id>${address}</id>
    <title type="text">${user.name}</title>
    <link href="${address}" rel="self" type="application/atom+xml">
    </link>
    <link href="${address}" rel="edit" type="application/atom+xml">
    </link>
    <contributor>${person(services, user)}</contributor>
    <category term="person" scheme="${SN}/type">
    </category>
    <updated>${time(community.updated)}</updated>
    <summary type="text"></summary>
    <snx:role component="${SN}/communities">${role}</snx:role>`;
}
