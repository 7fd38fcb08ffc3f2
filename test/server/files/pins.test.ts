import { elements, entryOf, rankOf, seededFile, setGround } from '../testing';

const PINNED = '/files/basic/api/myfavorites';
const ground = setGround();

describe('what is pinned and liked in the test server', () => {
	it('is a file among the pinned ones, the newest pin first, for whoever pinned it', async () => {
		const [one, two] = [seededFile(ground, 0), seededFile(ground, 1)];
		for (const { id } of [two, one]) {
			const answer = await ground.call('POST', `${PINNED}/documents/feed?itemId=${id}`);
			expect([answer.status, answer.headers.location]).toEqual([
				204,
				`${ground.server.url}${PINNED}/documents/feed`,
			]);
		}
		const list = async (user: 'amy' | 'ben') =>
			elements((await ground.call('GET', `${PINNED}/documents/feed`, { user })).text, 'td:uuid');
		const pinned = await list('amy');
		expect([...pinned].sort()).toEqual([one.id, two.id].sort());
		expect(await list('ben')).toEqual([]);
		await ground.call('DELETE', `${PINNED}/documents/feed?itemId=${one.id}`);
		expect(await list('amy')).toEqual([two.id]);
		expect(await ground.complaints()).toEqual([]);
	});

	it('is a folder among the pinned ones', async () => {
		const [{ id }] = ground.seed.folders;
		await ground.call('POST', `${PINNED}/collections/feed?itemId=${id}`);
		const { text } = await ground.call('GET', `${PINNED}/collections/feed`);
		expect(elements(text, 'td:uuid')).toEqual([id]);
	});

	it('is liked once by each, and told to whom it is one’s own', async () => {
		const { address } = seededFile(ground, 0);
		const like = entryOf('recommendation', '');
		await ground.call('POST', `${address}/feed`, like);
		expect((await ground.call('POST', `${address}/feed`, like)).status).toBe(201);
		const { text } = await ground.call('GET', `${address}/entry?includeRecommendation=true`);
		expect(rankOf(text, 'recommendations')).toBe(1);
		expect(text).toContain('rel="recommendation"');
		const own = `${address}/recommendation/${ground.seed.users[0].id}/entry`;
		expect((await ground.call('DELETE', own, { user: 'ben' })).status).toBe(403);
		expect((await ground.call('DELETE', own)).status).toBe(204);
		expect((await ground.call('GET', own)).status).toBe(404);
	});
});
