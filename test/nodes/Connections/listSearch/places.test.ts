import { setStage } from '../stage';
import { open, refusalOf } from './pickers';

const stage = setStage();

describe('the list of libraries', () => {
	it('shows those that the user may see', async () => {
		const { results } = await open(stage, 'searchLibraries', { user: 'guest' });
		expect(results.map(({ name }) => name)).toEqual(['Gil Visitor', 'Harbour drawings']);
		expect(results.map(({ value }) => value)).toEqual(
			[2, 3].map((i) => stage.seed.libraries[i].id),
		);
		const [{ path, query }] = await stage.server.requests();
		expect(path).toBe('/files/basic/api/libraries/feed');
		expect(query).toEqual([
			['page', '1'],
			['ps', '50'],
		]);
	});

	it.each(['HARBOUR', 'bees & g'])('is narrowed by "%s"', async (filter) => {
		const { results } = await open(stage, 'searchLibraries', { filter });
		const fitting = stage.seed.libraries.filter(({ title }) =>
			title.toLowerCase().includes(filter.toLowerCase()),
		);
		expect(results.map(({ value }) => value)).toEqual(fitting.map(({ id }) => id));
		expect(results.length).toBeGreaterThan(0);
	});
});

describe('the list of folders', () => {
	it('shows those that the user may add to', async () => {
		const { results } = await open(stage, 'searchFolders');
		const mine = stage.seed.folders.slice(0, 2);
		expect(results.map(({ value }) => value).sort()).toEqual(mine.map(({ id }) => id).sort());
		expect((await stage.server.requests())[0].query).toContainEqual(['access', 'editor']);
	});

	it('is narrowed by a part of the name', async () => {
		const { results } = await open(stage, 'searchFolders', { filter: 'photo' });
		expect(results.map(({ name }) => name)).toEqual(['Site photographs']);
	});
});

describe('the list of communities', () => {
	it('shows those of the user with their pages', async () => {
		const { results } = await open(stage, 'searchCommunities');
		expect(results).toEqual(
			stage.seed.communities.map(({ id, title }) => ({
				name: title,
				value: id,
				url: `${stage.server.url}/communities/service/html/communityview?communityUuid=${id}`,
			})),
		);
	});

	it('says that the user belongs to none', async () => {
		expect(await refusalOf(open(stage, 'searchCommunities', { user: 'guest' }))).toMatchObject({
			name: 'NodeApiError',
			message: 'There are no communities',
			description: expect.stringContaining('is a member of none'),
		});
	});

	it('is searched at the server', async () => {
		const { results } = await open(stage, 'searchCommunities', { filter: 'roof' });
		expect(results.map(({ name }) => name)).toEqual(['Bees & Gardens']);
		expect((await stage.server.requests())[0].query).toContainEqual(['search', 'roof']);
	});
});
