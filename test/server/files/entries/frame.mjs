import { person } from '../../atom/person.mjs';
import { markup } from '../../atom/xml.mjs';
import { answer } from '../../http/answers.mjs';

export const ENTRY_TYPE = 'application/atom+xml;type=entry;charset=UTF-8';
export const FEED_TYPE = 'application/atom+xml; charset=UTF-8';

/** A time as Files writes it: with milliseconds. */
export const iso = (milliseconds) => new Date(milliseconds).toISOString();

/** The namespaces that Files declares on every root. */
const NAMESPACES = markup`xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:snx="http://www.ibm.com/xmlns/prod/sn" xmlns:td="urn:ibm.com/td" xmlns="http://www.w3.org/2005/Atom"`;

/** The root of an answer: `name` is entry or feed. */
export function rootElement(name, content) {
	return markup`<?xml version="1.0" encoding="UTF-8"?><${name} ${NAMESPACES}>${content}</${name}>`;
}

/** The address of Files as this caller reaches it, up to /api. */
export function apiRoot(exchange) {
	const auth = exchange.path.split('/').includes('oauth') ? 'oauth' : 'basic';
	return `${exchange.origin}${exchange.contextRoots.files}/${auth}/api`;
}

/** The address of a document in its library. */
export const documentAddress = (exchange, { id, libraryId }) =>
	`${apiRoot(exchange)}/library/${libraryId}/document/${id}`;

/** The web page of a document: in Files, or in the community that owns it. */
export function documentPage(exchange, store, { id, libraryId }) {
	const { files, communities } = exchange.contextRoots;
	const community = store.communities.ofLibrary(libraryId);
	return community
		? `${exchange.origin}${communities}/service/html/communityview?communityUuid=${community.id}#fullpageWidgetId=Files&file=${id}`
		: `${exchange.origin}${files}/app/file/${id}`;
}

/** One of the counts of an entry. */
export function rank(name, value) {
	return markup`<snx:rank scheme="http://www.ibm.com/xmlns/prod/sn/${name}">${value}</snx:rank>`;
}

/** The category that says what an entry is. */
export const kindCategory = (kind) =>
	markup`<category term="${kind}" scheme="tag:ibm.com,2006:td/type" label="${kind}"></category>`;

/** id and td:uuid, which begin every entry. */
export const ids = (id) => markup`<id>urn:lsid:ibm.com:td:${id}</id><td:uuid>${id}</td:uuid>`;

/** The links of something with bytes: its entry, its page, its media. */
export function mediaLinks({ address, page, item, label }) {
	const anonymous = address.replace(/\/(basic|oauth)\/api\//, '/basic/anonymous/api/');
	return markup`<link href="${address}/entry" rel="self"></link><link href="${page}" rel="alternate" type="text/html"></link><link href="${address}/entry" rel="edit"></link><link href="${address}/media" rel="edit-media"></link><link href="${anonymous}/media/${encodeURIComponent(label)}" rel="enclosure" type="${item.contentType}" title="${label}" hreflang="${item.language ?? 'en'}" length="${item.size}"></link>`;
}

/** Somebody as an element: author, td:modifier, td:owner and so on; an unknown one is empty. */
export function personElement(name, store, userId) {
	const user = store.users.get(userId);
	return markup`<${name}>${user && person(user)}</${name}>`;
}

/** published, updated, td:created and td:modified. */
export const times = ({ published, created, updated, modified }) =>
	markup`<published>${iso(published ?? created)}</published><updated>${iso(updated)}</updated><td:created>${iso(created)}</td:created><td:modified>${iso(modified)}</td:modified>`;

/** ETag and Last-Modified of an entry's answer; a comment moves the ETag's time alone. */
export const stamps = ({ id, modified, updated, commented = 0 }) => ({
	ETag: `"${id}:modified=${modified}:updated=${Math.max(updated, commented)}"`,
	'Last-Modified': new Date(updated).toUTCString(),
});

/** The answer that carries one entry: `item` has the times, `location` its address, if it is told. */
export function entryAnswer(exchange, { status = 200, item, location, entry }) {
	const headers = {
		'Content-Type': ENTRY_TYPE,
		'Cache-Control': 'private, must-revalidate, max-age=0',
		...stamps(item),
		...(location !== undefined && { Location: location }),
	};
	if (exchange.method === 'GET' && exchange.headers['if-none-match'] === headers.ETag) {
		return answer(304, { ETag: headers.ETag });
	}
	return answer(status, headers, rootElement('entry', entry));
}
