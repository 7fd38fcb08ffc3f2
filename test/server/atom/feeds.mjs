import { markup } from './xml.mjs';

const MAX_PAGE_SIZE = 500;

/**
 * A slice of a list by the query's page (from 1), else sI (first item, from 1), and ps (up to
 * `largest`): { items, total, page, start, size }.
 */
export function sliceOf(list, { query }, defaultSize = 10, largest = MAX_PAGE_SIZE) {
	const number = (name, otherwise) =>
		Math.max(1, Number.parseInt(query.get(name), 10) || otherwise);
	const size = Math.min(largest, number('ps', number('pageSize', defaultSize)));
	const byIndex = query.has('sI') && !query.has('page');
	const start = byIndex ? number('sI', 1) : (number('page', 1) - 1) * size + 1;
	const items = list.slice(start - 1, start - 1 + size);
	return { items, total: list.length, page: Math.ceil(start / size), start, size };
}

/** The items that hold the words of the query's search in what `textOf` gives. */
export function searched(list, { query }, textOf) {
	const words = (query.get('search') ?? '').toLowerCase().replaceAll('*', '');
	return words === '' ? list : list.filter((item) => textOf(item).toLowerCase().includes(words));
}

/** One page of a list: what sliceOf gives, and `next`, the address of the next page or null. */
export function pageFrom(list, exchange, defaultSize) {
	const slice = sliceOf(list, exchange, defaultSize);
	const { page, start, size, total } = slice;
	return { ...slice, next: start - 1 + size < total ? nextAddress(exchange, page + 1) : null };
}

/** The same of a list that is narrowed by the query's search (in what `textOf` gives). */
export function pageOf(list, exchange, textOf, defaultSize) {
	return pageFrom(searched(list, exchange, textOf), exchange, defaultSize);
}

function nextAddress(exchange, page) {
	const query = new URLSearchParams(exchange.query);
	query.delete('sI');
	query.set('page', page);
	return `${exchange.origin}${exchange.path}?${query}`;
}

/** The paging elements of a feed; `prefix` is opensearch (Files, Communities, Profiles) or os (Activities). */
export function pagingElements(prefix, { total, start, size, next }) {
	return markup`<${prefix}:totalResults>${total}</${prefix}:totalResults><${prefix}:startIndex>${start}</${prefix}:startIndex><${prefix}:itemsPerPage>${size}</${prefix}:itemsPerPage>${
		next && markup`<link href="${next}" rel="next"/>`
	}`;
}
