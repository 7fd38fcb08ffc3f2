import { failureOf } from '../../runs';
import { setOAuthStage } from '../../oauthStage';
import { onlyJson, setStage } from '../../stage';

const openSocial = '/connections/opensocial/basic/rest/people/@me/@self';
const files = '/files/basic/api/people/feed';
const service = '/profiles/atom/profileService.do';

describe('Who Am I', () => {
	const stage = setStage();

	const whoAmI = async (user?: string) =>
		onlyJson(await stage.run('person', 'getSelf', {}, { user }));
	const paths = async () => (await stage.server.requests()).map(({ path }) => path);

	it('tells who the credential belongs to', async () => {
		const [, ben, guest] = stage.seed.users;
		expect(await whoAmI('ben')).toEqual({
			...{ id: ben.id, name: ben.name, email: ben.email },
			...{ state: null, external: false, jobTitle: null, url: null },
		});
		expect(await whoAmI('guest')).toMatchObject({ id: guest.id, email: null, external: true });
		expect(await paths()).toEqual([openSocial, openSocial]);
	});

	it('asks Files where there is no OpenSocial', async () => {
		await stage.server.settings({ openSocialInstalled: false });
		const { id, name, email } = stage.seed.users[1];
		expect(await whoAmI('ben')).toMatchObject({ id, name, email, state: 'active' });
		expect(await paths()).toEqual([openSocial, files]);
	});

	it('asks Profiles where neither tells', async () => {
		await stage.server.settings({ openSocialInstalled: false });
		const action = { type: 'storeThenAnswer', body: '{"items":[]}' } as const;
		await stage.server.fault({ match: { path: files }, action });
		const { id, name } = stage.seed.users[1];
		expect(await whoAmI('ben')).toMatchObject({ id, name, email: null });
		expect(await paths()).toEqual([openSocial, files, service]);
	});

	it('says what is wrong where no server is', async () => {
		const { server } = stage;
		await server.fault({ times: 'always', action: { type: 'resetBeforeAnswer' } });
		const result = await stage.run('person', 'getSelf', { options: { maxRetries: 0 } });
		expect(failureOf(result).message).toBe(
			'Who the user of the credential is could not be found out: The connection was cut before the server answered [item 0]',
		);
	});
});

describe('Who Am I with OAuth2', () => {
	const stage = setOAuthStage();

	it.each([
		[true, '/connections/opensocial/oauth/rest/people/@me/@self'],
		[false, '/files/oauth/api/people/feed'],
	])('asks below /oauth (OpenSocial installed: %s)', async (openSocialInstalled, path) => {
		await stage.server.settings({ openSocialInstalled });
		const { id } = stage.seed.users[0];
		expect(onlyJson(await stage.run('person', 'getSelf'))).toMatchObject({ id });
		expect((await stage.server.requests()).at(-1)?.path).toBe(path);
	});

	it('finds people and communities below /oauth, too', async () => {
		const person = await stage.run('person', 'get', { personId: 'bokafor' });
		expect(onlyJson(person)).toMatchObject({ name: 'Ben Okafor' });
		const { items } = await stage.run('community', 'getAll');
		expect(items).toHaveLength(2);
		const [{ path: profile }, { path: mine }] = await stage.server.requests();
		expect([profile, mine]).toEqual([
			'/profiles/oauth/atom/profile.do',
			'/communities/service/atom/oauth/communities/my',
		]);
	});
});
