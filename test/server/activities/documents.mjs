import { pagingElements } from '../atom/feeds.mjs';
import { markup, rawMarkup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { internalId } from '../people.mjs';
import { nodeEntry, person, time } from './entries.mjs';
import { roleIn } from './roles.mjs';
import { roots } from './roots.mjs';

const ATOM_TYPE = 'application/atom+xml;charset=UTF-8';

const NAMESPACES = markup`xmlns="http://www.w3.org/2005/Atom"
  xmlns:app="http://www.w3.org/2007/app"   
  xmlns:snx="http://www.ibm.com/xmlns/prod/sn"
  xmlns:os="http://a9.com/-/spec/opensearch/1.1/"
  xmlns:xhtml="http://www.w3.org/1999/xhtml"
  xmlns:thr="http://purl.org/syndication/thread/1.0"`;

/** A document of Activities, with the blank lines before its root that every recorded answer has. */
export function activitiesDocument(name, content, attributes = '') {
	return markup`<?xml version="1.0" encoding="utf-8"?>\n\n\n\n\n<${rawMarkup(name)} ${NAMESPACES}${attributes}
  >\n\n\n\n${content}\n\n\n</${rawMarkup(name)}>`;
}

/**
 * The headers of what can be read: the ETag is the time of the answer, so that a condition on it never
 * helps (recorded answers).
 */
function readHeaders(exchange, clock, modified) {
	const now = clock.now();
	return {
		'Content-Type': ATOM_TYPE,
		'Last-Modified': new Date(modified ?? now).toUTCString(),
		Pragma: 'no-cache',
		ETag: `W/"${now}-${internalId(exchange.user.id)}"`,
		'Cache-Control': 'private, must-revalidate, max-age=0, no-cache=set-cookie',
	};
}

/** A document that was read. */
export function readAnswer(exchange, { clock }, document, modified) {
	return answer(200, readHeaders(exchange, clock, modified), document);
}

/** A document about what was written just now, with where it is. */
export function writtenAnswer(status, location, document, headers = {}) {
	const written = {
		'Content-Type': ATOM_TYPE,
		'Cache-Control': 'no-store, no-cache, must-revalidate',
		Location: location,
		...headers,
	};
	return answer(status, written, document);
}

/** 200 or 204 without a body, which comes as text/html all the same (recorded answers). */
export function emptyAnswer(status, location) {
	return answer(status, { 'Content-Type': 'text/html', ...(location && { Location: location }) });
}

/** The address of a node at one of Activities' resources, activitynode or trashednode. */
export function addressOf(exchange, node, resource = 'activitynode') {
	return `${roots(exchange).api}/atom2/${resource}?activityNodeUuid=${node.id}`;
}

function entryDocument(exchange, services, node, options) {
	const { attributes, content } = nodeEntry(exchange, services, node, options);
	return activitiesDocument('entry', content, attributes);
}

/** The answer to a read of one node. */
export function nodeAnswer(exchange, services, node, options) {
	const document = entryDocument(exchange, services, node, options);
	return readAnswer(exchange, services, document, node.updated);
}

/** The answer to a write of one node: 200, or 201 for a new one, with Location and X-UUID. */
export function writtenNode(exchange, services, node, status = 200, options = {}) {
	const document = entryDocument(exchange, services, node, options);
	return writtenAnswer(status, addressOf(exchange, node), document, { 'X-UUID': node.id });
}

/**
 * A page of nodes as a feed; `activity` is the one that they belong to, if it is one; `page` is what
 * pageOf gave; `optionsOf` gives the options of a node's entry.
 */
export function feedAnswer(exchange, services, { title, activity, page, optionsOf = () => ({}) }) {
	const { clock, store } = services;
	const role = activity && roleIn(store, activity.id, exchange.user.id);
	const newest = Math.max(0, ...page.items.map(({ updated }) => updated));
	const document = activitiesDocument(
		'feed',
		markup`
  <generator uri="http://www.ibm.com/xmlns/prod/sn" version="8.0.0.0">Connections test server - Activities</generator>
  <id>${exchange.origin}${exchange.target}</id>
  <title type="text">${title}</title>
  <updated>${time(newest || clock.now())}</updated> ${person('author', services, exchange.user, { role })}
  <link rel="self" href="${page.self}"/>
  <link rel="http://www.ibm.com/xmlns/prod/sn/service" type="application/atomsvc+xml" href="${roots(exchange).api}/atom2/service" />
  ${pagingElements('os', page)}${
		activity &&
		markup`
  	<snx:activity>${activity.id}</snx:activity>`
	}${page.items.map((node) => {
		const { attributes, content } = nodeEntry(exchange, services, node, optionsOf(node));
		return markup`
    <entry${attributes}>${content}
    </entry>`;
	})}`,
	);
	return readAnswer(exchange, services, document);
}
