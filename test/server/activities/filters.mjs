import { searched, sliceOf } from '../atom/feeds.mjs';

/** What the links of a list do not repeat (recorded answers). */
const FORGOTTEN = ['until', 'includeCommunityActivities'];

/** Activities compares whole seconds (recorded answers). */
const seconds = (milliseconds) => Math.floor(milliseconds / 1000);

/** The query without what the setting ignoredParameters makes the server overlook. */
export function heededQuery(exchange, { ignoredParameters }) {
	const query = new URLSearchParams(exchange.query);
	for (const name of ignoredParameters) query.delete(name);
	return query;
}

/** since ≤ time < until, of the last change or, with rangeId=created, of the creation. */
function inRange(query) {
	const of = query.get('rangeId') === 'created' ? 'created' : 'updated';
	const since = seconds(Number(query.get('since') ?? 0));
	const until = query.has('until') ? seconds(Number(query.get('until'))) : Infinity;
	return (node) => seconds(node[of]) >= since && seconds(node[of]) < until;
}

const LEAST_PRIORITY = { medium: [2000], mediumOrHigh: [2000, 3000], high: [3000] };

function ofPriority(query, { store }, user) {
	const wanted = LEAST_PRIORITY[query.get('priority')];
	return ({ activityId }) =>
		!wanted || wanted.includes(store.activities.access.get(activityId).priorities[user.id] ?? 1);
}

const textOf = ({ title, content, tags }) => [title, content, ...tags].join(' ');

const KEYS = {
	modified: 'updated',
	lastmod: 'updated',
	created: 'created',
	title: 'title',
	duedate: 'dueDate',
	createdby: 'authorId',
	position: 'position',
};

/** Nodes without a due date come last, whichever way. */
function compare(one, other) {
	if (one === other) return 0;
	if (one === null) return 1;
	if (other === null) return -1;
	return typeof one === 'string' ? one.localeCompare(other) : one - other;
}

/** [key, whether descending] in order of weight; sortfields before sortBy, else the newest change first. */
function orderOf(query) {
	if (query.has('sortfields')) {
		const orders = (query.get('sortorder') ?? '').split(',');
		return query
			.get('sortfields')
			.split(',')
			.map((field, index) => [KEYS[field.trim()], orders[index]?.trim() === '1']);
	}
	if (query.has('sortBy')) return [[KEYS[query.get('sortBy')], query.get('sortOrder') === 'desc']];
	return [['updated', true]];
}

function sorted(nodes, query) {
	const order = orderOf(query).filter(([key]) => key !== undefined);
	return nodes.sort((one, other) => {
		for (const [key, descending] of order) {
			const difference = compare(one[key], other[key]);
			if (difference !== 0) {
				const missing = one[key] === null || other[key] === null;
				return descending && !missing ? -difference : difference;
			}
		}
		return 0;
	});
}

/** The nodes that the filters of a list leave, in the order that it asks for. */
export function filtered(nodes, query, services, user) {
	const tags = query.getAll('tag').map((tag) => tag.toLowerCase());
	const type = query.get('nodetype');
	const ranges = inRange(query);
	const priority = ofPriority(query, services, user);
	const left = nodes.filter(
		(node) =>
			ranges(node) &&
			priority(node) &&
			tags.every((tag) => node.tags.includes(tag)) &&
			(type === null || node.type === type),
	);
	return sorted(searched(left, { query }, textOf), query);
}

function addressOfPage({ origin, path, query }, page) {
	const kept = new URLSearchParams(query);
	for (const name of [...FORGOTTEN, 'sI']) kept.delete(name);
	if (page !== null) kept.set('page', page);
	return `${origin}${path}${kept.size > 0 ? `?${kept}` : ''}`;
}

/**
 * One page of a list: what sliceOf gives, with the addresses self and next. `defaultSize` null: all
 * in one page where ps is not asked.
 */
export function pageOf(list, exchange, defaultSize = 10) {
	const slice = sliceOf(list, exchange, defaultSize ?? 10);
	const whole =
		defaultSize === null && !exchange.query.has('ps') && !exchange.query.has('pageSize');
	const page = whole
		? { ...slice, items: exchange.query.get('page') > 1 ? [] : list, start: 1, size: list.length }
		: slice;
	const isLast = page.start - 1 + page.items.length >= list.length || page.items.length === 0;
	return {
		...page,
		self: addressOfPage(exchange, null),
		next: isLast ? null : addressOfPage(exchange, page.page + 1),
	};
}
