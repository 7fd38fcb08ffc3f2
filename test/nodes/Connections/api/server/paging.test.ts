import type { XmlElement } from '../../../../../nodes/Connections/api/atom/xml';
import { textOf } from '../../../../../nodes/Connections/api/atom/xml';
import { collect } from '../../../../../nodes/Connections/api/server/paging';
import { fakeConnection } from '../../../../fuzz/fakeConnection';
import { listOfFiles } from './listOfFiles';

/** How the server of a test deals with a page: what is in it, and what it says of the total. */
interface Behaviour {
	/** all that the list holds before that request, which counts from 1 */
	list(request: number): string[];
	/** the largest page that it gives */
	largest?: number;
	total?: boolean;
	/** gives the first page whatever is asked for */
	deaf?: boolean;
}

function feedOf(ids: string[], total: number | null): string {
	const entries = ids.map((id) => `<entry><id>${id}</id></entry>`).join('');
	const told = total === null ? '' : `<os:totalResults>${total}</os:totalResults>`;
	return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:os="http://a9.com/-/spec/opensearch/1.1/">${told}${entries}</feed>`;
}

async function listed(
	{ list, largest = 500, total = true, deaf = false }: Behaviour,
	{
		limit = null,
		wanted = () => true,
	}: { limit?: number | null; wanted?: (id: string) => boolean } = {},
) {
	const asked: Array<{ page: number; size: number; tag: string | null }> = [];
	const { connection } = fakeConnection(({ url }) => {
		const query = new URL(url).searchParams;
		const [page, size] = [Number(query.get('page')), Number(query.get('ps'))];
		asked.push({ page, size, tag: query.get('tag') });
		const all = list(asked.length);
		const given = Math.min(size, largest);
		const start = deaf ? 0 : (page - 1) * given;
		const body = feedOf(all.slice(start, start + given), total ? all.length : null);
		return { status: 200, headers: { 'content-type': 'application/atom+xml' }, body };
	});
	const found = await collect(
		connection,
		{
			address: 'https://connections.example.com/files/feed',
			query: { tag: 'quay' },
			subject: listOfFiles,
			idOf: (entry: XmlElement) => textOf(entry, 'id'),
			read: (entry: XmlElement) => {
				const id = textOf(entry, 'id') ?? '';
				return wanted(id) ? id : null;
			},
		},
		limit,
	);
	return { found, asked };
}

const files = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);

describe('a list read page by page', () => {
	it('is asked by number, in the largest pages, with the own parameters each time', async () => {
		const { found, asked } = await listed({ list: () => files(1200) });
		expect(found).toEqual(files(1200));
		expect(asked).toEqual([1, 2, 3].map((page) => ({ page, size: 500, tag: 'quay' })));
	});

	it('stops at the limit, with pages that are no larger than needed', async () => {
		const few = await listed({ list: () => files(1200) }, { limit: 3 });
		expect([few.found, few.asked]).toEqual([files(3), [{ page: 1, size: 3, tag: 'quay' }]]);
		const many = await listed({ list: () => files(1200) }, { limit: 800 });
		expect(many.found).toEqual(files(800));
		expect(many.asked.map(({ size }) => size)).toEqual([400, 400]);
	});

	it('reads on where entries are filtered out, until the limit is reached', async () => {
		const wanted = (id: string) => Number(id.slice(1)) % 10 === 9;
		const { found } = await listed({ list: () => files(100) }, { limit: 5, wanted });
		expect(found).toEqual(['f9', 'f19', 'f29', 'f39', 'f49']);
	});

	it('is whole where the server gives smaller pages than were asked for', async () => {
		const { found } = await listed({ list: () => files(250), largest: 100 });
		expect(found).toEqual(files(250));
	});

	it('ends at an empty page where the server tells no total and no next page', async () => {
		const { found } = await listed({ list: () => files(0), total: false });
		expect(found).toEqual([]);
	});

	it('ends where the server gives the same page for ever', async () => {
		const { found } = await listed({ list: () => files(30), deaf: true, largest: 10 });
		expect(found).toEqual(files(10));
	});

	it('tells what moves between its pages once, and misses nothing that was there all the time', async () => {
		// before each page the last file is changed, which brings it to the front
		const moved = (times: number) => {
			const all = files(1500);
			for (let time = 1; time < times; time++) all.unshift(all.pop() as string);
			return all;
		};
		const { found, asked } = await listed({ list: moved });
		expect(new Set(found).size).toBe(found.length);
		expect([...found].sort()).toEqual(files(1500).sort());
		expect(asked.length).toBeGreaterThan(3);
	});

	it('is read again where something was deleted before its place was reached', async () => {
		const list = (request: number) => (request > 1 ? files(1200).slice(1) : files(1200));
		const { found } = await listed({ list });
		expect(found).toContain('f500');
		expect([...found].sort()).toEqual(files(1200).sort());
	});

	it('is read three times at most where it never stands still', async () => {
		let size = 1000;
		const { asked } = await listed({ list: () => files((size += 1)) });
		expect(asked.length).toBeLessThanOrEqual(9);
	});
});
