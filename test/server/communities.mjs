import { answer } from './http/answers.mjs';
import { pageOf, pagingElements } from './feeds.mjs';
import { markup } from './xml.mjs';

function person({ name, id, email }) {
	return markup`<name>${name}</name><email>${email}</email><snx:userid>${id}</snx:userid><snx:userState>active</snx:userState>`;
}

function communityEntry(root, store, { id, title, summary, libraryId, members }) {
	const owner = person(store.users.get(store.libraries.get(libraryId).owner));
	const now = new Date().toISOString();
	return markup`
  <entry>
    <id>${root}/service/atom/community/instance?communityUuid=${id}</id>
    <title type="text">${title}</title>
    <link href="${root}/service/html/communityview?communityUuid=${id}" rel="alternate" type="text/html">
    </link>
    <link href="${root}/service/atom/community/instance?communityUuid=${id}" rel="self" type="application/atom+xml">
    </link>
    <author>${owner}</author>
    <contributor>${owner}</contributor>
    <category term="community" scheme="http://www.ibm.com/xmlns/prod/sn/type">
    </category>
    <published>${now}</published>
    <updated>${now}</updated>
    <content type="html">${summary}</content>
    <summary type="text">${summary}</summary>
    <snx:communityUuid>${id}</snx:communityUuid>
    <snx:membercount>${members.length}</snx:membercount>
    <snx:communityType>public</snx:communityType>
  </entry>`;
}

/** GET communities/my: the communities of which the caller is a member. */
function getMyCommunities(exchange, _params, { store }) {
	const root = `${exchange.origin}${exchange.contextRoots.communities}`;
	const mine = [...store.communities.values()].filter(({ members }) =>
		members.includes(exchange.user.id),
	);
	const paging = pageOf(mine, exchange, ({ title, summary }) => `${title} ${summary}`);
	const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:snx="http://www.ibm.com/xmlns/prod/sn" xmlns="http://www.w3.org/2005/Atom">
  <id>${exchange.origin}${exchange.path}</id>
  <title type="text">My Communities</title>
  <updated>${new Date().toISOString()}</updated>
  <link href="${exchange.origin}${exchange.target}" rel="self">
  </link>
  ${pagingElements('opensearch', paging)}${paging.items.map((community) => communityEntry(root, store, community))}
</feed>
`;
	return answer(200, { 'Content-Type': 'application/atom+xml;charset=UTF-8' }, body);
}

/** The routes of Communities: the one feed that pickers need, for both ways to sign in. */
export function communitiesRoutes() {
	return ['/communities/service/atom', '/communities/service/atom/oauth'].map((root) => ({
		method: 'GET',
		path: `${root}/communities/my`,
		operation: 'myCommunities',
		application: 'communities',
		handler: getMyCommunities,
	}));
}
