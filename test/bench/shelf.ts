import { startConnections } from '../server/client';
import { callerOf } from '../server/testing';

/** A feed in parts, with {id}, {number}, {time} and {total} where those belong; see shelf.mjs. */
export interface FeedTemplate {
	head: string;
	entry: string;
	tail: string;
}

/** Milliseconds between the times of two files on the shelf. */
export const shelfStep = 60_000;

const NAME = 'Report & plan';

/** A list of files as the test server writes it, its entries as large as servers of 2018 make them. */
export async function feedTemplate(): Promise<FeedTemplate> {
	const server = await startConnections();
	try {
		await server.settings({ entryEdition: '2018' });
		const [{ id: libraryId }] = (await server.seed()).libraries;
		const created = Date.UTC(2001, 1, 3, 4, 5, 6, 789);
		const tags = ['plan', 'budget & co'];
		const [id] = await server.files.add({ libraryId, label: `${NAME}.pdf`, tags, created });
		const call = callerOf(server);
		const query = 'ps=500&includeTags=true';
		const { text } = await call('GET', `/files/basic/api/library/${libraryId}/feed?${query}`);
		const [head, ...entries] = text.split('<entry>');
		const entry = entries.find((one) => one.includes(id));
		if (!entry) throw new Error('The test server does not list the file');
		const [own] = entry.split('</entry>');
		return {
			head: head.replace(/(<opensearch:totalResults>)\d+/, '$1{total}'),
			entry: `<entry>${own}</entry>`
				.replaceAll(id, '{id}')
				.replaceAll(new Date(created).toISOString(), '{time}')
				.replaceAll('Report &amp; plan', 'Report &amp; plan {number}')
				.replaceAll(encodeURIComponent(NAME), `${encodeURIComponent(NAME)}%20{number}`),
			tail: '</feed>',
		};
	} finally {
		await server.stop();
	}
}
