import { addFile, callerOf } from '../../../server/testing';
import { locator } from '../runs';
import { setStage } from '../stage';
import { everyPage, makeMany, numbered, open, refusalOf } from './pickers';

const stage = setStage();
const file = (i: number) => stage.seed.documents[i];

describe('the list of files', () => {
	it('shows those of my library in a fresh node', async () => {
		const { results, paginationToken } = await open(stage, 'searchFiles');
		expect(results).toEqual(
			[file(1), file(0)].map(({ id, label }) => ({
				name: label,
				value: id,
				url: `${stage.server.url}/files/app/file/${id}`,
			})),
		);
		expect(paginationToken).toBeUndefined();
		expect(await stage.server.requests()).toMatchObject([
			{ method: 'GET', path: '/files/basic/api/myuserlibrary/feed' },
		]);
	});

	it('shows those of the library that is chosen', async () => {
		const { id } = stage.seed.libraries[4];
		const libraryId = locator('url', `${stage.server.url}/files/basic/api/library/${id}/feed`);
		const { results } = await open(stage, 'searchFiles', {
			parameters: { library: 'library', libraryId },
		});
		expect(results.map(({ value }) => value)).toEqual([file(2).id]);
		expect((await stage.server.requests())[0].path).toBe(`/files/basic/api/library/${id}/feed`);
	});

	it('shows those of the community that is chosen', async () => {
		const { id } = stage.seed.communities[0];
		const { results } = await open(stage, 'searchFiles', {
			parameters: { library: 'communityLibrary', communityId: locator('list', id) },
		});
		expect(results.map(({ value }) => value)).toEqual([file(2).id]);
		const [{ path }] = await stage.server.requests();
		expect(path).toBe(`/files/basic/api/communitylibrary/${id}/feed`);
	});

	it.each(['brücke', '  №7 '])('is searched at the server for "%s"', async (filter) => {
		const { results } = await open(stage, 'searchFiles', { filter });
		expect(results.map(({ name }) => name)).toEqual([file(1).label]);
		const [{ query }] = await stage.server.requests();
		expect(query).toContainEqual(['search', filter.trim()]);
	});

	it.each([undefined, '', '  '])(
		'asks for no search where nothing is typed (%j)',
		async (filter) => {
			expect((await open(stage, 'searchFiles', { filter })).results).toHaveLength(2);
			expect((await stage.server.requests())[0].query.map(([name]) => name)).toEqual([
				'page',
				'ps',
			]);
		},
	);

	it('is empty where nothing fits', async () => {
		expect(await open(stage, 'searchFiles', { filter: 'nowhere' })).toEqual({
			results: [],
			paginationToken: undefined,
		});
	});

	it('says that the library has none', async () => {
		expect(await refusalOf(open(stage, 'searchFiles', { user: 'guest' }))).toMatchObject({
			name: 'NodeApiError',
			message: 'The library has no files',
		});
	});

	it('goes on page by page, each file once', async () => {
		const call = callerOf(stage.server);
		await makeMany(118, async (number) => await addFile(call, numbered('Note', number), 'x'));

		const pages = await everyPage(stage, 'searchFiles');
		expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
		expect(new Set(pages.flat().map(({ value }) => value)).size).toBe(120);
		const search = await everyPage(stage, 'searchFiles', { filter: 'Note 0' });
		expect(search.map(({ length }) => length)).toEqual([50, 49]);
	});

	it('ends with a page that is full', async () => {
		const call = callerOf(stage.server);
		await makeMany(48, async (number) => await addFile(call, numbered('Note', number), 'x'));
		expect((await everyPage(stage, 'searchFiles')).map(({ length }) => length)).toEqual([50]);
	});

	it.each([
		['library', 'library', 'libraryId', 'Library to Use'],
		['community', 'communityLibrary', 'communityId', 'Community'],
	])('asks to choose the %s first', async (_case, library, name, label) => {
		for (const value of ['', '={{ $json.id }}']) {
			const parameters = { library, [name]: locator('list', value) };
			expect(await refusalOf(open(stage, 'searchFiles', { parameters }))).toEqual({
				name: 'NodeApiError',
				message: `Choose '${label}' first`,
				description: `This list shows what belongs to it. Where '${label}' is an expression, enter the ID here instead.`,
			});
		}
		expect(await stage.server.requests()).toEqual([]);
	});

	it('says that the library is not known', async () => {
		const parameters = { library: 'library', libraryId: locator('id', 'nowhere') };
		expect(await refusalOf(open(stage, 'searchFiles', { parameters }))).toMatchObject({
			message: expect.stringMatching(/^Not found: the library nowhere/),
			description: expect.stringContaining("Check 'Library to Use'"),
		});
	});
});
