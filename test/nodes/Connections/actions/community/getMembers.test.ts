import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../runs';
import { setStage } from '../../stage';

const stage = setStage();

const members = async (communityId: string, parameters: IDataObject = {}) =>
	await stage.run('community', 'getMembers', { communityId, ...parameters });

describe('Get Members of a community', () => {
	it('tells who belongs to it, in which role', async () => {
		const [amy, ben] = stage.seed.users;
		const { items } = await members(stage.seed.communities[0].id);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: null,
				kind: 'person',
				personId: amy.id,
				name: amy.name,
				email: amy.email,
				role: 'owner',
			},
			{
				id: null,
				kind: 'person',
				personId: ben.id,
				name: ben.name,
				email: ben.email,
				role: 'member',
			},
		]);
	});

	it('gives the whole entries where Simplify is off', async () => {
		const { items } = await members(stage.seed.communities[0].id, { simplify: false, limit: 1 });
		expect(items).toMatchObject([
			{ json: { entry: { 'snx:role': { '#text': 'owner' } }, headers: { etag: null } } },
		]);
	});

	it('reads all pages, each member once, or as many as the limit says', async () => {
		await stage.server.settings({ furtherPeople: 550 });
		const further = Array.from(
			{ length: 550 },
			(_, index) => `further-${String(index + 1).padStart(3, '0')}`,
		);
		const [id] = await stage.server.addCommunities({
			...{ title: 'Many', owners: [stage.seed.users[0].id], members: further },
		});
		const { items } = await members(id, { returnAll: true });
		expect(new Set(items.map(({ json }) => json.personId)).size).toBe(551);
		expect((await members(id)).items).toHaveLength(50);
	});

	it('says which community is not found', async () => {
		const id = '1e60d4e6-4972-421b-bb89-81486b36c0e4';
		expect(failureOf(await members(id)).message).toContain(`Not found: the community ${id}`);
	});
});
