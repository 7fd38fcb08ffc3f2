import type { XmlElement } from '../../../../../nodes/Connections/api/atom/xml';
import { textOf } from '../../../../../nodes/Connections/api/atom/xml';
import { ConnectionsFailure } from '../../../../../nodes/Connections/api/failures/failure';
import { readFeed } from '../../../../../nodes/Connections/api/server/feed';
import { fakeConnection } from '../../../../fuzz/fakeConnection';
import { listOfFiles } from './listOfFiles';

/** Reads one page of what a server answers. */
async function pageOf<T>(body: string, read: (entry: XmlElement) => T) {
	const headers = {
		'content-type': 'application/atom+xml',
		date: 'Tue, 24 Nov 2026 12:00:00 GMT',
	};
	const { connection } = fakeConnection([{ status: 200, headers, body }]);
	const feed = {
		address: 'https://connections.example.com/files/feed',
		query: {},
		subject: listOfFiles,
	};
	return await readFeed(connection, feed, 1, read);
}

const feed = (inner: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${inner}</feed>`;
const titled = (title: string) => `<entry><title>${title}</title></entry>`;
const title = (entry: XmlElement) => textOf(entry, 'title');

describe('a page of a feed', () => {
	it('holds what is made of its entries, and what it tells of itself', async () => {
		const total =
			'<o:totalResults xmlns:o="http://a9.com/-/spec/opensearch/1.1/">7</o:totalResults>';
		const page = await pageOf(feed(`${total}${titled('a')}<id>x</id>${titled('b')}`), title);
		expect(page).toEqual({
			entries: ['a', 'b'],
			hasNext: false,
			total: 7,
			servedAt: Date.UTC(2026, 10, 24, 12),
		});
	});

	it('is large as well as small the same', async () => {
		const names = Array.from({ length: 2_000 }, (_, index) => `Report ${index} ${'x'.repeat(200)}`);
		const { entries } = await pageOf(feed(names.map(titled).join('')), title);
		expect(entries).toEqual(names);
	});

	it.each([
		['a document of another kind', `<list>${titled('a')}</list>`, 'UnreadableFeed'],
		['a feed that is cut', feed(titled('a')).slice(0, -3), 'incomplete'],
		['a feed that is cut in a tag', feed(titled('a')).slice(0, -20), 'incomplete'],
		['a feed that is not well-formed', feed('<entry></title>'), 'UnreadableFeed'],
		['no XML', '{"feed": []}', 'UnreadableFeed'],
	])('cannot be read from %s, and nothing is made of its entries', async (_case, body, code) => {
		const read = jest.fn();
		const failure = await pageOf(body, read).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(ConnectionsFailure);
		expect(failure).toMatchObject({ code });
		expect(read).not.toHaveBeenCalled();
	});

	it('fails as it does where an entry cannot be dealt with', async () => {
		const mistake = new TypeError('a mistake of ours');
		const reading = pageOf(feed(titled('a')), () => {
			throw mistake;
		});
		await expect(reading).rejects.toBe(mistake);
	});
});
