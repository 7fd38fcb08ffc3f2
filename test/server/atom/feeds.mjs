import { markup } from './xml.mjs';

const MAX_PAGE_SIZE = 500;

/**
 * One page of a list, by the query's page (from 1), sI (first item, from 1), ps (up to 500) and
 * search (in what `textOf` gives). Returns { items, total, start, size, next } with the address of
 * the next page or null.
 */
export function pageOf(list, exchange, textOf, defaultSize = 10) {
	const { query } = exchange;
	const number = (name, otherwise) =>
		Math.max(1, Number.parseInt(query.get(name), 10) || otherwise);
	const words = (query.get('search') ?? '').toLowerCase().replaceAll('*', '');
	const found = list.filter((item) => textOf(item).toLowerCase().includes(words));
	const size = Math.min(MAX_PAGE_SIZE, number('ps', defaultSize));
	const page = query.has('sI') ? Math.ceil(number('sI', 1) / size) : number('page', 1);
	const start = query.has('sI') ? number('sI', 1) : (page - 1) * size + 1;
	const items = found.slice(start - 1, start - 1 + size);
	return {
		items,
		total: found.length,
		start,
		size,
		next: start - 1 + size < found.length ? nextAddress(exchange, page + 1) : null,
	};
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
