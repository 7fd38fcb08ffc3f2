import { markup, rawMarkup } from '../atom/xml.mjs';
import { emailOf, internalId, personById } from '../people.mjs';
import { lsid } from './access.mjs';
import { assigneeElements } from './assigneeElements.mjs';
import { attributesMarkup, downloadAddress, fieldElement } from './fieldElements.mjs';
import { nodeForeign } from './foreign.mjs';
import { PERMISSIONS, roleIn } from './roles.mjs';
import { FLAGS_SCHEME, labelOf, PRIORITIES, PRIORITY_SCHEME, TYPE_SCHEME } from './terms.mjs';
import { roots } from './roots.mjs';

/** A time as Activities writes it: whole seconds. */
export const time = (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** A person as author or contributor; `inside` adds what the entries of nodes have. */
export function person(name, services, user, { role, inside = false } = {}) {
	return markup`
  <${rawMarkup(name)}>
    \n\n\n  <name>${user.name}</name>
  <email>${emailOf(services, user)}</email>
  <snx:userid>${user.id}</snx:userid>${
		inside && markup`\n  <snx:ldapid>${internalId(user.id)}</snx:ldapid>`
	}${role && markup`\n  <snx:role>${role}</snx:role>`}
  \n  <snx:userState>active</snx:userState>
  \n  <snx:isExternal>${String(user.external)}</snx:isExternal>
  \n  </${rawMarkup(name)}>`;
}

function categories({ store, settings }, node, user) {
	const { priorities } = store.activities.access.get(node.activityId);
	const priority = priorities[user.id] ?? 1;
	const flags = [
		node.isPrivate && ['private', 'Private'],
		node.completed && ['completed', 'Completed'],
		node.completed && settings.completedIsChecked && ['checked', 'Checked'],
		node.deletion && ['deleted', 'Deleted'],
		node.isTemplate && ['template', 'Template'],
		['internal', 'Internal'],
	].filter(Boolean);
	return markup`
  \n\n \t      <category scheme="${TYPE_SCHEME}" term="${node.type}" label="${labelOf(node.type)}"/>${
		node.parentId === null &&
		markup`
  <category scheme="${PRIORITY_SCHEME}" term="${priority}" label="${PRIORITIES[priority]}"/>`
	}${flags.map(
		([term, label]) => markup`
  <category scheme="${FLAGS_SCHEME}" term="${term}" label="${label}"/>`,
	)}${node.tags.map(
		(tag) => markup`
    <category term="${tag}" />`,
	)}`;
}

/** What only an activity has: its lists, and where its nodes are posted to. */
function activityLinks(api, node) {
	const link = (relation, address) => markup`
    <link rel="http://www.ibm.com/xmlns/prod/sn/${relation}" type="application/atom+xml" href="${api}/atom2/${address}?activityUuid=${node.id}" />`;
	return markup`${link('member-list', 'acl')}${link('history', 'activity/history')}${link('templates', 'entrytemplates')}
    <app:collection href="${api}/atom2/activity?activityUuid=${node.id}">
      <title type="text">${node.title}</title>
      <app:categories href="${api}/atom2/categories?activityUuid=${node.id}"/>
    </app:collection>`;
}

function parentElement(api, node) {
	return markup`
    <thr:in-reply-to ref="${lsid(node.parentId)}" 
       type="application/atom+xml" 
       href="${api}/atom2/activitynode?activityNodeUuid=${node.parentId}"
       source="${lsid(node.activityId)}"
    />`;
}

function links({ api, web }, node) {
	const isActivity = node.parentId === null;
	const self = isActivity ? `activity?activityUuid=` : `activitynode?activityNodeUuid=`;
	const page = isActivity ? `activity/recent?activityUuid=` : `activityentry?uuid=`;
	const edit = node.deletion ? 'trashednode' : 'activitynode';
	return markup`
    <link rel="edit" type="application/atom+xml" href="${api}/atom2/${edit}?activityNodeUuid=${node.id}" />
      <link rel="self" type="application/atom+xml" href="${api}/atom2/${self}${node.id}"/>
      <link rel="alternate" type="application/xhtml+xml" href="${web}/${page}${node.id}"/>
      <link rel="alternate" type="text/html" href="${web}/${page}${node.id}"/>`;
}

/** The content, padded as recorded answers have it; what a one-phase post brought is its own content. */
function content(exchange, node) {
	const file = node.ownFile && node.fields.find(({ fid }) => fid === node.ownFile);
	if (file) {
		const address = downloadAddress(exchange, file);
		return markup`
        <link rel="edit-media" type="${file.contentType}" href="${address}" length="-1"/>
        <content type="${file.contentType}" src="${address}" />
      <summary type="text">
      \t
      </summary>`;
	}
	return node.content === ''
		? markup`
          <summary type="text">
          \t
          </summary>`
		: markup`
          <content type="${node.contentType}">
          \t${node.content}
      \t  </content>`;
}

function community(store, node) {
	const { communityId } = store.activities.access.get(node.activityId);
	if (communityId) return markup`\n  <snx:communityUuid>${communityId}</snx:communityUuid>`;
	return node.parentId !== null && markup`\n  <snx:communityUuid></snx:communityUuid>`;
}

/**
 * The attributes and the content of a node's Atom entry, activity or below, in the order of recorded
 * answers. `lengths` false writes the files' length as -1, as the answer to a one-phase post does;
 * `depth` is what the entry says instead of its own; `memberCount` adds how many members there are.
 */
export function nodeEntry(exchange, services, node, options = {}) {
	const { store } = services;
	const { lengths = true, depth = store.activities.depthOf(node), memberCount = false } = options;
	const addresses = roots(exchange);
	const foreign = nodeForeign(node, services.settings);
	const inside = { inside: true };
	const { members } = store.activities.access.get(node.activityId);
	return {
		attributes: attributesMarkup(foreign),
		content: markup`
  <id>${lsid(node.id)}</id>
  <title type="text">${node.title}</title>
  <updated>${time(node.updated)}</updated>
  <published>${time(node.created)}</published>${person('author', services, personById(services, node.authorId), inside)}${person('contributor', services, personById(services, node.modifierId), inside)}${categories(services, node, exchange.user)}${
		node.parentId === null ? activityLinks(addresses.api, node) : parentElement(addresses.api, node)
	}
  <snx:activity>${node.activityId}</snx:activity>${links(addresses, node)}
  <snx:position>${node.position}</snx:position>
  <snx:depth>${depth}</snx:depth>  
  <snx:permissions>${PERMISSIONS[roleIn(store, node.activityId, exchange.user.id)]}</snx:permissions>${
		memberCount && markup`\n  <snx:membercount>${members.length}</snx:membercount>`
	}${node.dueDate && markup`\n  <snx:duedate>${node.dueDate}</snx:duedate>`}${assigneeElements(services, node)}${content(exchange, node)}${[
		...node.fields,
	]
		.sort((one, other) => one.position - other.position)
		.map((field) =>
			fieldElement(exchange, services, field, lengths ? undefined : -1),
		)}${community(store, node)}${foreign.elements.map((element) => markup`\n  ${rawMarkup(element)}`)}
`,
	};
}
