import { sliceOf } from '../atom/feeds.mjs';

/** How recently something changed, whatever changed: what since and before compare. */
const changed = ({ updated, modified }) => Math.max(updated ?? 0, modified ?? 0);

const wordsOf = ({ label = '', title = '', summary = '', tags = [] }) =>
	[label, title, summary, ...tags].join(' ').toLowerCase();

/** What narrows a list, by parameter: (value, item) → whether it stays. */
const FILTERS = {
	tag: (tag, { tags = [] }) => tags.includes(tag.toLowerCase()),
	search: (words, item) => wordsOf(item).includes(words.toLowerCase().replaceAll('*', '')),
	since: (time, item) => changed(item) >= Number(time),
	before: (time, item) => changed(item) < Number(time),
	visibility: (wanted, { visibility }) =>
		wanted === 'public' ? visibility === 'public' : visibility !== 'public',
	creator: (userId, { ownerId, owner }) => (ownerId ?? owner) === userId,
	fileType: (extension, { label }) => label.toLowerCase().endsWith(`.${extension.toLowerCase()}`),
	title: (title, item) => item.title === title,
	shared: (wanted, { shares, communityShares }) =>
		(wanted === 'true') === shares.length + communityShares.length > 0,
};

/** Old names of parameters that are still understood. */
const ALIASES = { dF: 'since', dT: 'before', sK: 'sortBy', sO: 'sortOrder' };

const titleOf = ({ title }) => title.toLowerCase();
const SORT_KEYS = {
	created: ({ created }) => created,
	modified: ({ modified }) => modified,
	published: ({ published, created }) => published ?? created,
	updated: ({ updated }) => updated,
	title: titleOf,
	downloaded: ({ hits }) => hits,
	itemCount: ({ items }) => items?.size ?? 0,
};

/** Orders that lists have by themselves: [key, descending]. */
export const NATURAL = {
	modified: [SORT_KEYS.modified, true],
	title: [titleOf, false],
	created: [SORT_KEYS.created, true],
};

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** A sorted copy. Equal items stand newest stored first, or last where the order ascends. */
function sorted(items, [key, descending], sortedAs) {
	const keyed = items.map((item, index) => ({ item, index, key: key(sortedAs(item)) }));
	keyed.sort((one, other) => compare(one.key, other.key) || one.index - other.index);
	if (descending) keyed.reverse();
	return keyed.map(({ item }) => item);
}

/** The parameters of the query that this server looks at, under their new names, in order. */
function parametersOf({ query }, { ignoredParameters }) {
	return [...query]
		.map(([name, value]) => [ALIASES[name] ?? name, value])
		.filter(([name]) => !ignoredParameters.includes(name));
}

/** The order that the query wants; sortBy without sortOrder ascends, none is the natural order. */
function orderOf(parameters, natural) {
	const { sortBy, sortOrder } = Object.fromEntries(parameters);
	if (!Object.hasOwn(SORT_KEYS, sortBy ?? '')) return natural;
	return [SORT_KEYS[sortBy], /^(desc|dsc)$/.test(sortOrder ?? 'asc')];
}

/**
 * One page of a list: narrowed by those of the query's parameters that are in `filters`, sorted by
 * sortBy and sortOrder (of what `sortedAs` gives for an item) or in the list's `natural` order, cut by
 * page, ps and sI. Returns
 * { items, total, start, size, last } with the last item of all pages, if there is one. What the
 * setting ignoredParameters names is ignored, as servers silently do.
 */
export function listPage(items, exchange, { settings }, parts) {
	const { filters, natural = NATURAL.modified, sortedAs = (item) => item } = parts;
	const parameters = parametersOf(exchange, settings);
	const narrowed = parameters
		.filter(([name]) => filters.includes(name))
		.reduce((left, [name, value]) => left.filter((item) => FILTERS[name](value, item)), items);
	const ordered = sorted(narrowed, orderOf(parameters, natural), sortedAs);
	return { ...sliceOf(ordered, exchange, undefined, settings.largestPage), last: ordered.at(-1) };
}
