import { pageOf, pagingElements } from '../atom/feeds.mjs';
import { markup, rawMarkup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';

/** Nothing of Communities has an ETag, and all of it counts as changed now (recorded answers). */
function documentAnswer({ clock }, name, content) {
	const headers = {
		'Content-Type': 'application/atom+xml;charset=UTF-8',
		'Cache-Control': 'no-store, no-cache, must-revalidate',
		'Last-Modified': new Date(clock.now()).toUTCString(),
	};
	const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<${rawMarkup(name)} xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:snx="http://www.ibm.com/xmlns/prod/sn" xmlns="http://www.w3.org/2005/Atom">${content}
</${rawMarkup(name)}>
`;
	return answer(200, headers, body);
}

/** One entry. */
export const entryAnswer = (services, content) => documentAnswer(services, 'entry', content);

/** A page of a list, narrowed by the query's search; `entry` gives the content of an item's entry. */
export function feedAnswer(exchange, services, list, { title, textOf, entry }) {
	const page = pageOf(list, exchange, textOf);
	const addressOf = (number) => {
		const query = new URLSearchParams(exchange.query);
		query.set('page', number);
		return `${exchange.origin}${exchange.path}?${query}`;
	};
	const last = Math.max(1, Math.ceil(page.total / page.size));
	return documentAnswer(
		services,
		'feed',
		markup`
  <id>${exchange.origin}${exchange.path}</id>
  <title type="text">${title}</title>
  <updated>${new Date(services.clock.now()).toISOString()}</updated>
  <link href="${exchange.origin}${exchange.target}" rel="self">
  </link>
  <link href="${addressOf(1)}" rel="first">
  </link>
  <link href="${addressOf(last)}" rel="last">
  </link>
  ${pagingElements('opensearch', page)}${page.items.map(
		(item) => markup`
  <entry>${entry(item)}
  </entry>`,
	)}`,
	);
}
