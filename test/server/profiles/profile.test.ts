import { type Caller, element, setGround } from '../testing';

const PROFILE = '/profiles/atom/profile.do';
const SELF = '/connections/opensocial/basic/rest/people/@me/@self';

const ground = setGround();
const call: Caller = async (...request) => await ground.call(...request);

const profile = async (query: string) => await call('GET', `${PROFILE}?${query}`);
const messages = ground.complaints;

describe('a profile', () => {
	it('is found by user ID, key and e-mail address, with the person as the contributor', async () => {
		const byId = await profile('userid=bokafor');
		expect(byId.status).toBe(200);
		expect(byId.text).toMatch(/<contributor><name>Ben Okafor<\/name><snx:userid>bokafor</);
		expect(byId.text).not.toContain('opensearch:totalResults');
		const key = /x-profile-key">([^<]*)</.exec(byId.text)?.[1] ?? '';
		for (const query of [`key=${key}`, 'email=Ben.Okafor@connections.example']) {
			expect(element((await profile(query)).text, 'snx:userid')).toBe('bokafor');
		}
		expect(await messages()).toEqual([]);
	});

	it('comes with others by several e-mail addresses, without those nobody knows', async () => {
		const addresses = ['amy.lindqvist', 'nobody', 'ben.okafor'].map(
			(name) => `${name}@connections.example`,
		);
		const { text } = await profile(`email=${addresses.join(',')}`);
		expect(text.match(/<entry>/g)).toHaveLength(2);
	});

	it('tells what the person does where it is asked for in full', async () => {
		expect((await profile('userid=bokafor')).text).not.toContain('Gardener');
		const { text } = await profile('userid=bokafor&format=full');
		expect(text).toContain('<div class="title">Gardener</div>');
		expect(await messages()).toEqual([]);
	});

	it('of somebody nobody knows is an error, or a feed without entries', async () => {
		const refused = await profile('userid=nobody');
		expect(refused.status).toBe(400);
		expect(refused.headers['content-type']).toMatch(/^text\/xml/);
		expect(element(refused.text, 'code')).toBe('CLFRN1172E');
		await ground.server.settings({ unknownPerson: 'emptyFeed' });
		const empty = await profile('userid=nobody');
		expect([empty.status, empty.text.includes('<entry>')]).toEqual([200, false]);
	});

	it("is nobody's without a parameter", async () => {
		expect((await profile('format=lite')).status).toBe(400);
		expect(await messages()).toEqual([expect.stringContaining('without userid, key or email')]);
	});

	it('has no e-mail address where those are hidden, and is not found by one', async () => {
		await ground.server.settings({ emailsHidden: true });
		expect((await profile('userid=bokafor')).text).not.toContain('@');
		for (const path of ['profile.do', 'search.do']) {
			const target = `/profiles/atom/${path}?email=ben.okafor@connections.example`;
			expect((await call('GET', target)).status).toBe(400);
		}
	});

	it('is not there where Profiles is not', async () => {
		await ground.server.settings({ profilesInstalled: false });
		for (const path of ['profile.do?userid=bokafor', 'profileService.do']) {
			const { status, text } = await call('GET', `/profiles/atom/${path}`);
			expect([status, text]).toEqual([404, expect.stringContaining('SRVE0255E')]);
		}
	});
});

describe('who asks', () => {
	it('is told by OpenSocial as JSON, for both ways to sign in', async () => {
		const { headers, text } = await call('GET', SELF, { user: 'ben' });
		expect(headers['content-type']).toMatch(/^application\/json/);
		const ben = JSON.parse(text) as object;
		expect(ben).toMatchObject({
			entry: {
				displayName: 'Ben Okafor',
				id: 'urn:lsid:lconn.ibm.com:profiles.person:bokafor',
				emails: [{ value: 'ben.okafor@connections.example', primary: true }],
				appData: { connections: { isExternal: 'false' } },
			},
		});
		const { access_token: token } = await ground.server.oauth.tokens('ben');
		const byToken = await call('GET', SELF.replace('basic', 'oauth'), {
			user: null,
			headers: { authorization: `Bearer ${token}` },
		});
		expect(JSON.parse(byToken.text)).toEqual(ben);
		expect(await messages()).toEqual([]);
	});

	it('is told by the service document of Profiles, too', async () => {
		const { text } = await call('GET', '/profiles/atom/profileService.do', { user: 'ben' });
		expect(element(text, 'snx:userid')).toBe('bokafor');
		expect(text).toMatch(
			/<collection href="[^"]*\/profiles\/atom\/profile\.do\?key=[0-9a-f-]{36}">/,
		);
		expect(await messages()).toEqual([]);
	});

	it('may have no e-mail address, and OpenSocial may not be there', async () => {
		const { text } = await call('GET', SELF, { user: 'guest' });
		expect(JSON.parse(text)).toMatchObject({
			entry: { emails: [], appData: { connections: { isExternal: 'true' } } },
		});
		await ground.server.settings({ openSocialInstalled: false });
		expect((await call('GET', SELF)).status).toBe(404);
	});
});
