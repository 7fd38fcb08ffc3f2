import { markup } from '../atom/xml.mjs';

export const ATOM_TYPE = 'application/atom+xml;charset=UTF-8';

const OWNER =
	'none, create_activity, view_activity, edit_activity, delete_activity, activity_owner, edit_activity_tags, add_members, delete_members, create_entries, edit_personal_entries, edit_all_entries, delete_personal_entries, delete_all_entries, view_members';
const READER = 'none, view_activity, view_members';
const LABELS = {
	activity: 'Activity',
	entry: 'Entry',
	todo: 'To Do',
	section: 'Section',
	reply: 'Reply',
	chat: 'Chat',
	email: 'Email',
};

const NAMESPACES = markup`xmlns="http://www.w3.org/2005/Atom"
  xmlns:app="http://www.w3.org/2007/app"   
  xmlns:snx="http://www.ibm.com/xmlns/prod/sn"
  xmlns:os="http://a9.com/-/spec/opensearch/1.1/"
  xmlns:xhtml="http://www.w3.org/1999/xhtml"
  xmlns:thr="http://purl.org/syndication/thread/1.0"`;

/** A time as Activities writes it: whole seconds. */
const time = (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** A document of Activities, with the blank lines before its root that every recorded answer has. */
export function activitiesDocument(name, content) {
	return markup`<?xml version="1.0" encoding="utf-8"?>\n\n\n\n\n<${name} ${NAMESPACES}
  >\n\n\n\n${content}\n\n\n</${name}>`;
}

/** Addresses of Activities as this caller reaches them: `api` (service or oauth) and `web` pages. */
export function roots(exchange) {
	const root = `${exchange.origin}${exchange.contextRoots.activities}`;
	const api = exchange.path.split('/').includes('oauth') ? 'oauth' : 'service';
	return { api: `${root}/${api}`, web: `${root}/service/html` };
}

function person(name, user) {
	return markup`
  <${name}>
    \n\n\n  <name>${user.name}</name>
  <email>${user.email}</email>
  <snx:userid>${user.id}</snx:userid>
  \n  <snx:userState>active</snx:userState>
  \n  <snx:isExternal>${String(user.external)}</snx:isExternal>
  \n  </${name}>`;
}

function downloadAddress(exchange, field) {
	return `${roots(exchange).api}/download/${field.fid}/${encodeURIComponent(field.fileName)}`;
}

function fieldContent(exchange, field, length) {
	if (field.type === 'file') {
		const address = downloadAddress(exchange, field);
		return markup`
        \t<link type="${field.contentType}" href="${address}" length="${length ?? field.size}" title="${field.fileName}"/>`;
	}
	return markup`<summary type="text">${field.value}</summary>`;
}

/** A field as an element of its node; real servers put odd spaces between its attributes. */
function fieldElement(exchange, field, length) {
	return markup`
    \t<snx:field name="${field.name}"  fid="${field.fid}" position="${field.position}" type="${field.type}">${fieldContent(exchange, field, length)}
        </snx:field>`;
}

function parentElement(exchange, node) {
	const reference = `urn:lsid:ibm.com:oa:${node.parentId}`;
	return markup`
    <thr:in-reply-to ref="${reference}" 
       type="application/atom+xml" 
       href="${roots(exchange).api}/atom2/activitynode?activityNodeUuid=${node.parentId}"
       source="urn:lsid:ibm.com:oa:${node.activityId}"
    />`;
}

function depthOf(store, node) {
	return node.parentId === null ? 0 : 1 + depthOf(store, store.activities.nodes.get(node.parentId));
}

function linksOf(exchange, node) {
	const { api, web } = roots(exchange);
	const isActivity = node.type === 'activity';
	const self = isActivity
		? `${api}/atom2/activity?activityUuid=${node.id}`
		: `${api}/atom2/activitynode?activityNodeUuid=${node.id}`;
	const page = isActivity
		? `${web}/activity/recent?activityUuid=${node.id}`
		: `${web}/activityentry?uuid=${node.id}`;
	return markup`
    <link rel="edit" type="application/atom+xml" href="${api}/atom2/activitynode?activityNodeUuid=${node.id}" />
      <link rel="self" type="application/atom+xml" href="${self}"/>
      <link rel="alternate" type="application/xhtml+xml" href="${page}"/>
      <link rel="alternate" type="text/html" href="${page}"/>`;
}

/** The link to what a one-phase post brought: the entry's own media. */
function mediaLink(exchange, node) {
	const field = node.ownFile && node.fields.find(({ fid }) => fid === node.ownFile);
	if (!field) return null;
	const address = downloadAddress(exchange, field);
	return markup`
        <link rel="edit-media" type="${field.contentType}" href="${address}" length="-1"/>
        <content type="${field.contentType}" src="${address}" />`;
}

/**
 * The content of a node's Atom entry, activity or below. `lengths` false writes the files' length as
 * -1, as the answer to a one-phase post does.
 */
export function nodeEntry(exchange, store, node, { lengths = true } = {}) {
	const isActivity = node.type === 'activity';
	const author = store.users.get(node.authorId);
	const { api } = roots(exchange);
	const mayAdd = store.activities.access.get(node.activityId).editors.includes(exchange.user.id);
	const collection = isActivity
		? markup`
    <app:collection href="${api}/atom2/activity?activityUuid=${node.id}">
      <title type="text">${node.title}</title>
    </app:collection>`
		: parentElement(exchange, node);
	return markup`
  <id>urn:lsid:ibm.com:oa:${node.id}</id>
  <title type="text">${node.title}</title>
  <updated>${time(node.updated)}</updated>
  <published>${time(node.created)}</published>${person('author', author)}${person('contributor', author)}
  \n\n \t      <category scheme="http://www.ibm.com/xmlns/prod/sn/type" term="${node.type}" label="${LABELS[node.type] ?? 'Unknown'}"/>
  <category scheme="http://www.ibm.com/xmlns/prod/sn/flags" term="internal" label="Internal"/>${node.tags.map(
		(tag) => markup`
    <category term="${tag}" />`,
	)}${collection}
  <snx:activity>${node.activityId}</snx:activity>${linksOf(exchange, node)}
  <snx:position>${node.position}</snx:position>
  <snx:depth>${depthOf(store, node)}</snx:depth>  
  <snx:permissions>${mayAdd ? OWNER : READER}</snx:permissions>${node.fields.map((field) => fieldElement(exchange, field, lengths ? undefined : -1))}${mediaLink(exchange, node) ?? (node.content && markup`<content type="text">${node.content}</content>`)}
      <summary type="text">
      \t
      </summary>
`;
}

/** A page of nodes as a feed; `activity` is the activity that they belong to, if it is one. */
export function nodeFeed(exchange, store, { title, activity, paging, nodes }) {
	return activitiesDocument(
		'feed',
		markup`<generator uri="http://www.ibm.com/xmlns/prod/sn" version="8.0.0.0">Connections test server - Activities</generator>
  <id>${exchange.origin}${exchange.target}</id>
  <title type="text">${title}</title>
  <updated>${time(Date.now())}</updated>${person('author', exchange.user)}
  <link rel="self" href="${exchange.origin}${exchange.target}"/>
  ${paging}${
		activity &&
		markup`
  	<snx:activity>${activity.id}</snx:activity>`
	}${nodes.map(
		(node) => markup`
    <entry>${nodeEntry(exchange, store, node)}
    </entry>`,
	)}`,
	);
}
