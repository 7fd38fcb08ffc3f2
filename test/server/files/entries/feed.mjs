import { person } from '../../atom/person.mjs';
import { markup } from '../../atom/xml.mjs';
import { answer } from '../../http/answers.mjs';
import { FEED_TYPE, iso, rootElement } from './frame.mjs';

/** The total, and the next page's address as recorded: by index, and without any other parameter. */
function pagingElements(exchange, { total, start, size }) {
	const next = start + size;
	const address = `${exchange.origin}${exchange.path}?&sI=${next}`;
	return markup`<opensearch:totalResults>${total}</opensearch:totalResults>${next <= total && markup`<link href="${address}" rel="next"></link>`}`;
}

/**
 * A page of entries as a feed's answer: `id` and `title` of the feed, `slice` (total, start, size),
 * `head` for what only this feed has, `stamped` false where neither ETag nor Last-Modified is sent.
 * The ETag of a feed is the time of the answer, and therefore worth nothing.
 */
export function feedAnswer(
	exchange,
	{ id, title, author, slice, head, entries, stamped = true, etagId = id, headers },
) {
	const now = exchange.clock.now();
	const content = markup`<generator version="8.0.0.0" uri="http://www.ibm.com/xmlns/prod/sn">Connections test server - Files</generator><id>urn:lsid:ibm.com:td:${id}</id><link href="${exchange.origin}${exchange.target}" rel="self"></link><title type="text">${title}</title>${author && markup`<author>${person(author)}</author>`}<updated>${iso(now)}</updated>${slice && pagingElements(exchange, slice)}${head}${entries.map((entry) => markup`<entry>${entry}</entry>`)}`;
	return answer(
		200,
		{
			'Content-Type': FEED_TYPE,
			...(stamped && {
				ETag: `"${etagId}:modified=${now}:updated=${now + 1}"`,
				'Last-Modified': new Date(now).toUTCString(),
			}),
			...headers,
		},
		rootElement('feed', content),
	);
}
