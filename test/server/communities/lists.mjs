import { pageOf, pagingElements } from '../atom/feeds.mjs';
import { markup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { communityEntry } from './entries.mjs';

/** GET communities/my: the communities of which the caller is a member. */
export function getMyCommunities(exchange, _params, { store }) {
	const root = `${exchange.origin}${exchange.contextRoots.communities}`;
	const mine = [...store.communities.communities.values()].filter(({ members }) =>
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
