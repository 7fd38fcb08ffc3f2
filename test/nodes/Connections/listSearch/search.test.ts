import { locator } from '../runs';
import { setStage } from '../stage';
import { everyPage, open, refusalOf } from './pickers';

const stage = setStage();
const entry = () => stage.seed.activities[0].nodes[1];
const parameters = () => ({
	resource: 'activity',
	operation: 'uploadActivityField',
	activityId: locator('id', stage.seed.activities[0].id),
	activityNodeId: locator('id', entry().id),
});

const pickers = [
	'searchActivities',
	'searchActivityNodes',
	'searchCommunities',
	'searchFileFields',
	'searchFiles',
	'searchLibraries',
];

describe.each(pickers)('the picker %s', (method) => {
	it('lists something, by cheap requests', async () => {
		const { results } = await open(stage, method, { parameters: parameters() });
		expect(results.length).toBeGreaterThan(0);
		for (const { name, value } of results) {
			expect(name).toMatch(/\S/);
			expect(value).toMatch(/^[\w-]+$/);
		}
		// the activity itself is no node of its own list
		const wanted = method === 'searchActivityNodes' ? 2 : 1;
		const requests = await stage.server.requests();
		expect(requests).toMatchObject(Array(wanted).fill({ method: 'GET', bodyBytes: 0 }));
	});

	it('is empty where nothing fits', async () => {
		const use = { parameters: parameters(), filter: 'no such thing' };
		expect((await open(stage, method, use)).results).toEqual([]);
	});

	it('says that the password is wrong', async () => {
		const use = { parameters: parameters(), user: 'mallory' };
		expect(await refusalOf(open(stage, method, use))).toEqual({
			name: 'NodeApiError',
			message: 'Connections refused the user name or password',
			description: 'Correct them in the credential and test it there.',
		});
	});

	it('says that a login page answered', async () => {
		await stage.server.fault({ action: { type: 'loginPage' } });
		expect(await refusalOf(open(stage, method, { parameters: parameters() }))).toMatchObject({
			message: 'A web page came instead of an answer of Connections, probably a login page',
		});
	});
});

describe('a feed that a picker shows', () => {
	const feed = (total: number | null, next: boolean, entries: number) =>
		`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">${
			total === null ? '' : `<o:totalResults>${total}</o:totalResults>`
		}${next ? '<link rel="next" href="http://x/y?page=2"/>' : ''}${Array.from(
			{ length: entries },
			(_, i) => `<entry><id>urn:lsid:ibm.com:td:${i}</id><title>Entry ${i}</title></entry>`,
		).join('')}</feed>`;

	it.each([
		['tells of more by its total', feed(51, false, 50), '2'],
		['tells of more by a link', feed(null, true, 20), '2'],
		['tells that this is all', feed(50, false, 50), undefined],
		['tells nothing', feed(null, false, 50), undefined],
	])('%s', async (_case, body, expected) => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect((await open(stage, 'searchLibraries')).paginationToken).toBe(expected);
	});

	it.each([
		['communities', 'searchCommunities', '/communities/service/atom/communities/my'],
		['libraries', 'searchLibraries', '/files/basic/api/libraries/feed'],
	])('of %s goes on with the next page', async (_kind, method, path) => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body: feed(52, true, 50) } });
		const pages = await everyPage(stage, method);
		expect(pages).toHaveLength(2);
		const requests = await stage.server.requests();
		expect(requests.map((request) => request.path)).toEqual([path, path]);
		expect(requests.map(({ query }) => query)).toEqual(
			['1', '2'].map((page) => [
				['page', page],
				['ps', '50'],
			]),
		);
	});

	it('holds entries without a title or an id', async () => {
		const body = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:lsid:ibm.com:td:a</id><title/></entry><entry><title>No id</title></entry></feed>`;
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect((await open(stage, 'searchLibraries')).results).toEqual([
			{ name: 'a', value: 'a', url: undefined },
		]);
	});

	it('has no entries, whatever it says of more', async () => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body: feed(500, true, 0) } });
		expect(await refusalOf(open(stage, 'searchLibraries'))).toMatchObject({
			message: 'There are no libraries',
		});
	});

	it.each([
		['is broken', '<feed></entry></feed>'],
		['is none', '<service xmlns="http://www.w3.org/2007/app"/>'],
	])('cannot be read where it %s', async (_case, body) => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect(await refusalOf(open(stage, 'searchLibraries'))).toEqual({
			name: 'NodeApiError',
			message: 'The list of libraries could not be read',
			description: 'The answer was no feed. Choose by ID instead, and tell the administrator.',
		});
	});

	it('says that it did not come whole where it is cut', async () => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body: '<feed><entry>' } });
		expect(await refusalOf(open(stage, 'searchLibraries'))).toEqual({
			name: 'NodeApiError',
			message: 'The list of libraries did not come whole',
			description:
				'Try again. If it happens again, a proxy in front of Connections cuts its answers: tell the administrator.',
		});
	});

	it('is a node that cannot be read', async () => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body: 'no entry' } });
		expect(
			await refusalOf(open(stage, 'searchFileFields', { parameters: parameters() })),
		).toMatchObject({ message: 'The list of file fields could not be read' });
	});
});
