import { person } from '../atom/person.mjs';
import { markup } from '../atom/xml.mjs';

const iso = (milliseconds) => new Date(milliseconds).toISOString();

export const ENTRY_TYPE = 'application/atom+xml;type=entry;charset=UTF-8';
export const FEED_TYPE = 'application/atom+xml; charset=UTF-8';

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

function rank(name, value) {
	return markup`<snx:rank scheme="http://www.ibm.com/xmlns/prod/sn/${name}">${value}</snx:rank>`;
}

function alternateAddress(exchange, store, document) {
	const { files, communities } = exchange.contextRoots;
	const community = store.communities.ofLibrary(document.libraryId);
	return community
		? `${exchange.origin}${communities}/service/html/communityview?communityUuid=${community.id}#fullpageWidgetId=Files&file=${document.id}`
		: `${exchange.origin}${files}/app/file/${document.id}`;
}

function namedLinks(exchange, { address, alternate, item, label }) {
	const anonymous = address.replace(/\/(basic|oauth)\/api\//, '/basic/anonymous/api/');
	return markup`<link href="${address}/entry" rel="self"></link><link href="${alternate}" rel="alternate" type="text/html"></link><link href="${address}/entry" rel="edit"></link><link href="${address}/media" rel="edit-media"></link><link href="${anonymous}/media/${encodeURIComponent(label)}" rel="enclosure" type="${item.contentType}" title="${label}" hreflang="${item.language ?? 'en'}" length="${item.size}"></link>`;
}

function people(store, item) {
	return {
		author: markup`<author>${person(store.users.get(item.ownerId))}</author>`,
		modifier: markup`<td:modifier>${person(store.users.get(item.modifierId))}</td:modifier>`,
	};
}

/** Elements that the query asks for: acls, includePath, includeLocked, includeLockOwner. */
function askedFor(exchange, store, document, permissions) {
	const folder = store.files.folders.get(document.folders[0]);
	const locker = document.locked && store.users.get(document.modifierId);
	return [
		exchange.flag('acls') && markup`<td:permissions>${permissions}</td:permissions>`,
		exchange.flag('includePath') &&
			markup`<td:path>/${folder ? `${folder.title}/` : ''}${document.label}</td:path>`,
		exchange.flag('includeLocked') &&
			markup`<td:locked>${String(Boolean(document.locked))}</td:locked>`,
		exchange.flag('includeLockOwner') &&
			markup`<td:lockOwner>${locker && person(locker)}</td:lockOwner>`,
	];
}

/**
 * The Atom entry of a document: content of the entry element, with the elements of recorded answers.
 * `permissions` is the text of td:permissions; `fresh` adds the notifications, as after a POST.
 */
export function documentEntry(exchange, store, document, { permissions, fresh = false }) {
	const library = store.files.libraries.get(document.libraryId);
	const inCommunity = library.type === 'communityFiles';
	const address = `${apiRoot(exchange)}/library/${library.id}/document/${document.id}`;
	const alternate = alternateAddress(exchange, store, document);
	const { author, modifier } = people(store, document);
	const ranks = {
		recommendations: 0,
		comment: document.comments.length,
		share: document.shares.length,
		collections: document.folders.length,
		attachments: document.attachments.length,
		versions: document.versions,
		references: 0,
	};
	return markup`<id>urn:lsid:ibm.com:td:${document.id}</id><td:uuid>${document.id}</td:uuid><td:label>${document.label}</td:label>${namedLinks(exchange, { address, alternate, item: document, label: document.label })}<link href="" rel="thumbnail"></link><category term="document" scheme="tag:ibm.com,2006:td/type" label="document"></category>${document.tags.map((tag) => markup`<category term="${tag}"></category>`)}<link href="${address}/feed" rel="replies" type="application/atom+xml" thr:count="${document.comments.length}"></link>${fresh && markup`<td:notifications><td:media>${document.mediaNotification}</td:media><td:comment>${document.commentNotification}</td:comment></td:notifications>`}${author}<title type="text">${document.title}</title><published>${iso(document.created)}</published><updated>${iso(document.updated)}</updated><td:created>${iso(document.created)}</td:created><td:modified>${iso(document.modified)}</td:modified><td:lastAccessed></td:lastAccessed>${modifier}${!inCommunity && markup`<td:visibility>${document.visibility}</td:visibility>`}<snx:isExternal>false</snx:isExternal><td:libraryId>${library.id}</td:libraryId><td:libraryType>${library.type}</td:libraryType><td:versionUuid>${document.versionUuid}</td:versionUuid><td:versionLabel>${document.version}</td:versionLabel><td:propagation>${String(document.propagation ?? !inCommunity)}</td:propagation>${Object.entries(ranks).map(([name, value]) => rank(name, value))}${inCommunity && markup`<td:isFiledInFolder>${String(document.folders.length > 0)}</td:isFiledInFolder>`}<td:totalMediaSize>${document.size}</td:totalMediaSize><summary type="text">${document.summary}</summary><content type="${document.contentType}" src="${address}/media"></content>${rank('hit', 0)}${rank('anonymous_hit', 0)}<td:restrictedVisibility>${String(document.restrictedVisibility ?? false)}</td:restrictedVisibility><td:objectTypeName>snx:file</td:objectTypeName><td:lock type="${document.locked ? 'HARD' : 'NONE'}"></td:lock>${askedFor(exchange, store, document, permissions)}<snx:isExternal>false</snx:isExternal>`;
}

/** The Atom entry of a file attachment; its category term is inferred from comments and documents. */
export function attachmentEntry(exchange, store, document, attachment) {
	const address = `${apiRoot(exchange)}/library/${document.libraryId}/document/${document.id}/attachment/${attachment.id}`;
	const alternate = alternateAddress(exchange, store, document);
	const { author, modifier } = people(store, attachment);
	return markup`<id>urn:lsid:ibm.com:td:${attachment.id}</id><td:uuid>${attachment.id}</td:uuid><td:label>${attachment.label}</td:label>${namedLinks(exchange, { address, alternate, item: attachment, label: attachment.label })}<category term="attachment" scheme="tag:ibm.com,2006:td/type" label="attachment"></category>${author}<title type="text">${attachment.title ?? attachment.label}</title><published>${iso(attachment.created)}</published><updated>${iso(attachment.updated)}</updated><td:created>${iso(attachment.created)}</td:created><td:modified>${iso(attachment.modified)}</td:modified>${modifier}<td:totalMediaSize>${attachment.size}</td:totalMediaSize><summary type="text"></summary><content type="${attachment.contentType}" src="${address}/media"></content>`;
}

/** The Atom entry of a comment on a document. */
export function commentEntry(exchange, store, document, comment) {
	const address = `${apiRoot(exchange)}/library/${document.libraryId}/document/${document.id}/comment/${comment.id}`;
	const { author, modifier } = people(store, comment);
	return markup`<id>urn:lsid:ibm.com:td:${comment.id}</id><category term="comment" scheme="tag:ibm.com,2006:td/type" label="comment"></category><title type="text">Re: ${document.label}</title>${author}<published>${iso(comment.created)}</published><updated>${iso(comment.updated)}</updated><link href="${address}/entry" rel="self"></link><link href="${address}/entry" rel="edit"></link><td:uuid>${comment.id}</td:uuid>${modifier}<td:modified>${iso(comment.modified)}</td:modified><td:created>${iso(comment.created)}</td:created><td:language>en</td:language><td:versionLabel>1</td:versionLabel><td:deleteWithRecord>false</td:deleteWithRecord><content type="html">${comment.text}</content>`;
}

/** The Atom entry of a folder. */
export function folderEntry(exchange, store, folder, permissions) {
	const address = `${apiRoot(exchange)}/collection/${folder.id}`;
	const owner = person(store.users.get(folder.owner));
	const items = [...store.files.documents.values()].filter(({ folders }) =>
		folders.includes(folder.id),
	);
	return markup`<id>urn:lsid:ibm.com:td:${folder.id}</id><td:uuid>${folder.id}</td:uuid><td:label>${folder.title}</td:label>${rank('item', items.length)}${rank('user', 0)}${rank('group', 0)}<link href="${address}/entry" rel="self"></link><link href="${exchange.origin}${exchange.contextRoots.files}/app/folder/${folder.id}/" rel="alternate" type="text/html"></link><link href="${address}/entry" rel="edit"></link><link href="${address}/feed" rel="files"></link><category term="collection" scheme="tag:ibm.com,2006:td/type" label="collection"></category><author>${owner}</author><td:modifier>${owner}</td:modifier><title type="text">${folder.title}</title><summary type="text"></summary><td:visibility>private</td:visibility><td:type>personal</td:type>${exchange.flag('acls') && markup`<td:permissions>${permissions}</td:permissions>`}<content type="application/atom+xml" src="${address}/feed"></content>`;
}

/** The Atom entry of a library, as the libraries feed lists it. */
export function libraryEntry(exchange, store, library) {
	const address = `${apiRoot(exchange)}/library/${library.id}`;
	return markup`<id>urn:lsid:ibm.com:td:${library.id}</id><td:uuid>${library.id}</td:uuid><td:label>${library.id}</td:label><link href="${address}/entry" rel="self"></link><link href="${address}/feed" rel="files"></link><link href="${exchange.origin}/#${library.id}" rel="alternate" type="text/html"></link><category term="library" scheme="tag:ibm.com,2006:td/type" label="library"></category><author>${person(store.users.get(library.owner))}</author><title type="text">${library.title}</title><td:libraryType>${library.type}</td:libraryType><td:librarySize>${store.files.sizeOfLibrary(library.id)}</td:librarySize><summary type="text"></summary><content type="application/atom+xml" src="${address}/feed"></content>`;
}

/** A page of entries as a feed. `head` holds what only this feed has. */
export function feed(exchange, { id, title, author, paging, head, entries }) {
	return rootElement(
		'feed',
		markup`<generator version="8.0.0.0" uri="http://www.ibm.com/xmlns/prod/sn">Connections test server - Files</generator><id>urn:lsid:ibm.com:td:${id}</id><link href="${exchange.origin}${exchange.target}" rel="self"></link><title type="text">${title}</title>${author && markup`<author>${person(author)}</author>`}<updated>${iso(Date.now())}</updated>${paging}${head}${entries.map((entry) => markup`<entry>${entry}</entry>`)}`,
	);
}
