import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const unknown = '1e60d4e6-4972-421b-bb89-81486b36c0e4';

const get = async (communityId: unknown, parameters = {}, user?: string) =>
	await stage.run('community', 'get', { communityId, ...parameters } as IDataObject, { user });

describe('Get of a community', () => {
	it('tells what is known of it', async () => {
		const [{ id, title }] = stage.seed.communities;
		const [{ id: authorId, name, email }] = stage.seed.users;
		expect(onlyJson(await get(id))).toEqual({
			id,
			title,
			summary: 'Everything about the new quay.',
			description: '<p dir="ltr">Everything about the new quay.</p>',
			type: 'publicInviteOnly',
			members: 2,
			tags: ['harbour', 'quay'],
			created: expect.stringMatching(/^\d{4}-.*Z$/),
			modified: expect.stringMatching(/^\d{4}-.*Z$/),
			author: { id: authorId, name, email },
			url: `${stage.server.url}/communities/service/html/communityview?communityUuid=${id}`,
			logoUrl: expect.stringContaining('/communities/service/html/image?'),
		});
	});

	it('understands the address of its page', async () => {
		const [, { id }] = stage.seed.communities;
		const page = `https://c.example/communities/service/html/communityview?communityUuid=${id}#x`;
		expect(onlyJson(await get(locator('url', page)))).toMatchObject({ id, type: 'private' });
	});

	it('gives the whole entry where Simplify is off', async () => {
		const [{ id }] = stage.seed.communities;
		const { entry, headers } = onlyJson(await get(id, { simplify: false }));
		expect(entry).toMatchObject({ 'snx:communityUuid': id });
		expect(headers).toMatchObject({ etag: null, lastModified: expect.stringContaining('GMT') });
	});

	it('says which community is not found', async () => {
		expect(failureOf(await get(unknown))).toMatchObject({
			message: expect.stringMatching(`^Not found: the community ${unknown}`),
			description: expect.stringContaining("Check 'Community'"),
		});
	});

	it('says that there is no right to see one', async () => {
		const [, { id }] = stage.seed.communities;
		expect(failureOf(await get(id, {}, 'guest')).message).toMatch(
			`No right to see the community ${id}`,
		);
	});

	it('asks for nothing where no community can be read', async () => {
		const refused = await get(locator('url', 'https://c.example/communities/'));
		expect(failureOf(refused).message).toContain("'Community' holds nothing that is an ID");
		expect(await stage.server.requests()).toEqual([]);
	});
});
