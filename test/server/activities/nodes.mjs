import { activitiesRefusal, answer } from '../http/answers.mjs';
import { pageOf, pagingElements } from '../atom/feeds.mjs';
import { parseEntry, textOf } from '../atom/xml.mjs';
import { mayViewNode, nodeOf, requireEditor } from './access.mjs';
import { activitiesDocument, ATOM_TYPE, nodeEntry, nodeFeed, roots } from './entries.mjs';
import { requireLength } from './uploads.mjs';

const TYPE_SCHEME = 'http://www.ibm.com/xmlns/prod/sn/type';

/** The answer that carries one node: 200, or 201 with Location and X-UUID for a new one. */
export function nodeAnswer(exchange, store, node, status = 200, options = {}) {
	const headers = {
		'Content-Type': ATOM_TYPE,
		'Cache-Control': 'no-store, no-cache, must-revalidate',
		...(status === 201 && {
			Location: `${roots(exchange).api}/atom2/activitynode?activityNodeUuid=${node.id}`,
			'X-UUID': node.id,
		}),
	};
	const entry = nodeEntry(exchange, store, node, options);
	return answer(status, headers, activitiesDocument('entry', entry));
}

function feedAnswer(exchange, store, { nodes, ...parts }) {
	const paging = pageOf(nodes, exchange, ({ title, content }) => `${title} ${content}`);
	return answer(
		200,
		{ 'Content-Type': ATOM_TYPE, 'Cache-Control': 'no-store, no-cache, must-revalidate' },
		nodeFeed(exchange, store, {
			...parts,
			paging: pagingElements('os', paging),
			nodes: paging.items,
		}),
	);
}

const hasTags = (node, tags) => tags.every((tag) => node.tags.includes(tag));

/** GET activities: the activities of which the caller is a member. */
export function getActivities(exchange, _params, { store }) {
	const tags = exchange.query.getAll('tag');
	const nodes = [...store.activities.nodes.values()].filter(
		(node) =>
			node.parentId === null && hasTags(node, tags) && mayViewNode(store, node, exchange.user),
	);
	return feedAnswer(exchange, store, { title: 'My Activities', nodes });
}

/** GET activity: the nodes right below an activity (or below a node of it). */
export function getActivity(exchange, _params, { store }) {
	const parent = nodeOf(store, exchange, 'activityUuid');
	const nodes = [...store.activities.nodes.values()].filter(
		({ parentId }) => parentId === parent.id,
	);
	return feedAnswer(exchange, store, { title: parent.title, activity: parent, nodes });
}

function isBelow(store, node, ancestor) {
	if (node.parentId === null) return false;
	return (
		node.parentId === ancestor.id ||
		isBelow(store, store.activities.nodes.get(node.parentId), ancestor)
	);
}

/** GET activitydescendants: the nodes on all levels below. */
export function getDescendants(exchange, _params, { store }) {
	const ancestor = nodeOf(store, exchange, 'activityUuid');
	const tags = exchange.query.getAll('tag');
	const nodes = [...store.activities.nodes.values()].filter(
		(node) => isBelow(store, node, ancestor) && hasTags(node, tags),
	);
	return feedAnswer(exchange, store, { title: ancestor.title, activity: ancestor, nodes });
}

/** GET activitynode. */
export function getNode(exchange, _params, { store }) {
	return nodeAnswer(exchange, store, nodeOf(store, exchange, 'activityNodeUuid'));
}

async function entryOf(exchange, { recorder }) {
	requireLength(exchange);
	const entry = parseEntry((await exchange.body.toText()) ?? '');
	if (!entry || textOf(entry.title).trim() === '') {
		recorder.violation(exchange, 'The body is no Atom entry with a title');
		throw activitiesRefusal(400, 'Bad Request. The body is no Atom entry with a title.', '400');
	}
	const categories = entry.category ?? [];
	return {
		title: textOf(entry.title),
		content: textOf(entry.content),
		type: categories.find((category) => category['@scheme'] === TYPE_SCHEME)?.['@term'],
		tags: categories
			.filter((category) => category['@scheme'] === undefined)
			.map((category) => category['@term']),
	};
}

/** POST activities: a new activity. */
export async function addActivity(exchange, _params, services) {
	const { store } = services;
	const { title, content, tags } = await entryOf(exchange, services);
	const node = store.activities.addNode({
		parentId: null,
		type: 'activity',
		authorId: exchange.user.id,
		title,
		content,
		tags,
	});
	node.activityId = node.id;
	store.activities.access.set(node.id, {
		id: node.id,
		title,
		editors: [exchange.user.id],
		readers: [],
	});
	return nodeAnswer(exchange, store, node, 201);
}

/** POST activity with an Atom entry: a new node below the one that activityUuid names. */
export async function addEntry(exchange, parent, services) {
	const { store } = services;
	const { type = 'entry', ...entry } = await entryOf(exchange, services);
	const node = store.activities.addNode({
		...entry,
		type,
		activityId: parent.activityId,
		parentId: parent.id,
		authorId: exchange.user.id,
	});
	return nodeAnswer(exchange, store, node, 201);
}

/** PUT activitynode with an Atom entry: other title, content and tags. */
export async function changeEntry(exchange, services) {
	const { store } = services;
	const node = nodeOf(store, exchange, 'activityNodeUuid');
	requireEditor(store, node, exchange.user);
	const { title, content, tags } = await entryOf(exchange, services);
	Object.assign(node, { title, content, tags, updated: Date.now() });
	return nodeAnswer(exchange, store, node);
}

/** DELETE activitynode: the node and all below it; 204. */
export async function deleteNode(exchange, _params, { store }) {
	const node = nodeOf(store, exchange, 'activityNodeUuid');
	requireEditor(store, node, exchange.user);
	const gone = [...store.activities.nodes.values()].filter(
		(each) => each === node || isBelow(store, each, node),
	);
	for (const each of gone) {
		store.activities.nodes.delete(each.id);
		store.activities.access.delete(each.id);
		for (const field of each.fields) await store.bytes.drop(field);
	}
	return answer(204);
}
