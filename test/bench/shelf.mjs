// A server that speaks just enough of Connections' Files to list a library: pages by number, newest
// first. What it is made of is set: { feed: {head, entry, tail}, files, newestAt }, texts as the test
// server writes them, with {id}, {number}, {time} and {total} where those belong.
// Use: node shelf.mjs
import { serve } from './measured.mjs';

/** Milliseconds between the times of two files. */
const STEP = 60_000;

function page({ feed, files, newestAt }, query) {
	const size = Number(query.get('ps') ?? query.get('pageSize') ?? 10);
	const first = (Number(query.get('page') ?? 1) - 1) * size;
	const entries = [];
	for (let index = first; index < Math.min(first + size, files); index++) {
		const number = files - index;
		const id = `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
		const time = new Date(newestAt - index * STEP).toISOString();
		const filled = feed.entry.replaceAll('{id}', id).replaceAll('{time}', time);
		entries.push(filled.replaceAll('{number}', String(number)));
	}
	return `${feed.head.replaceAll('{total}', String(files))}${entries.join('')}${feed.tail}`;
}

serve((request, response, side) => {
	const query = new URL(request.url, 'http://shelf').searchParams;
	const type = 'application/atom+xml;type=feed;charset=UTF-8';
	side.answer(response, 200, { 'Content-Type': type }, page(side.settings, query));
});
