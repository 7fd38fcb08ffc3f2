import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../runs';
import { setStage } from '../../stage';

const stage = setStage();

const list = async (parameters: IDataObject, user?: string) =>
	await stage.run('community', 'getAll', parameters, { user });

async function titles(parameters: IDataObject, user?: string) {
	const { items, error } = await list(parameters, user);
	if (error) throw error;
	return items.map(({ json }) => json.title);
}

const paths = async () => (await stage.server.requests()).map(({ path }) => path);

describe('Get Many of communities', () => {
	it("gives the user's own, or all that the user may see", async () => {
		expect((await titles({})).sort()).toEqual(['Bees & Gardens', 'Harbour Works']);
		expect(await titles({ list: 'mine' }, 'guest')).toEqual([]);
		expect(await titles({ list: 'all' }, 'guest')).toEqual(['Harbour Works']);
		expect(await paths()).toEqual(
			['my', 'my', 'all'].map((name) => `/communities/service/atom/communities/${name}`),
		);
	});

	it('gives the shape of one, or the whole entry', async () => {
		const filters = { search: 'roof' };
		const { items } = await list({ filters });
		expect(items).toMatchObject([{ json: { type: 'private', members: 2, tags: ['roof'] } }]);
		const raw = await list({ filters, simplify: false });
		expect(raw.items).toMatchObject([
			{ json: { entry: { title: { '#text': 'Bees & Gardens' } }, headers: { etag: null } } },
		]);
	});

	it('searches at the server, and finds a tag whatever its letters', async () => {
		expect(await titles({ filters: { search: 'QUAY' } })).toEqual(['Harbour Works']);
		expect(await titles({ filters: { tag: 'Roof' } })).toEqual(['Bees & Gardens']);
		expect(await titles({ filters: { tag: 'roo' } })).toEqual([]);
	});

	it('leaves out what does not have the tag where a server ignores the filter', async () => {
		const entry = (title: string, tag: string) =>
			`<entry><title>${title}</title><category term="${tag}"/></entry>`;
		const body = `<feed xmlns="http://www.w3.org/2005/Atom">${entry('A', 'x')}${entry('B', 'Quay')}</feed>`;
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect(await titles({ filters: { tag: 'quay' } })).toEqual(['B']);
	});

	it.each([
		['title', 'asc', ['A', 'B', 'C']],
		['title', 'desc', ['C', 'B', 'A']],
		['members', 'desc', ['B', 'A', 'C']],
		['modified', 'asc', ['C', 'A', 'B']],
	])('sorts by %s, %s', async (sortBy, sortOrder, wanted) => {
		const owners = ['bokafor'];
		const own = { owners, tags: ['sorted'] };
		const [amy] = stage.seed.users;
		await stage.server.addCommunities({ ...own, title: 'A', updated: 2000 });
		await stage.server.addCommunities({ ...own, title: 'B', updated: 3000, members: [amy.id] });
		await stage.server.addCommunities({ ...own, title: 'C', updated: 1000 });
		const parameters = { list: 'all', filters: { tag: 'sorted' }, sort: { sortBy, sortOrder } };
		const first = (names: unknown[]) => (sortBy === 'members' ? names.slice(0, 1) : names);
		expect(first(await titles(parameters))).toEqual(first(wanted));
		expect(first(await titles({ ...parameters, returnAll: true }))).toEqual(first(wanted));
	});

	it('puts all of them in order where a server does not sort', async () => {
		const entry = (title: string, members: number) =>
			`<entry><title>${title}</title><snx:membercount>${members}</snx:membercount></entry>`;
		const body = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:snx="http://www.ibm.com/xmlns/prod/sn">${entry('A', 2)}${entry('B', 10)}${entry('C', 1)}</feed>`;
		const action = { type: 'storeThenAnswer', body } as const;
		await stage.server.fault({ action });
		const sort = { sortBy: 'members', sortOrder: 'desc' };
		expect(await titles({ returnAll: true, sort })).toEqual(['B', 'A', 'C']);
	});

	it('reads all pages, each community once, or as many as the limit says', async () => {
		await stage.server.addCommunities({ count: 605, title: 'Many', owners: ['bokafor'] });
		const all = await titles({ list: 'all', filters: { search: 'many' }, returnAll: true });
		expect(new Set(all).size).toBe(605);
		expect(await titles({ list: 'all', limit: 7 })).toHaveLength(7);
	});

	it('says what is wrong with a limit before anything is sent', async () => {
		expect(failureOf(await list({ limit: 0 })).message).toContain("'Limit' is '0'");
		expect(await stage.server.requests()).toEqual([]);
	});

	it('says that Communities is not there', async () => {
		await stage.server.settings({ contextRoots: { communities: '/elsewhere' } });
		expect(failureOf(await list({}))).toMatchObject({
			message: 'Not found: the list of communities [item 0]',
			description: expect.stringContaining('Check that Communities runs on this server'),
		});
	});

	it('takes no login page for an empty list', async () => {
		await stage.server.fault({ action: { type: 'loginPage' } });
		expect(failureOf(await list({})).message).toContain('A web page came instead');
	});
});
