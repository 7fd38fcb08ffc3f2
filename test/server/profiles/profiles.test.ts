import { type Caller, element, link, setGround } from '../testing';

const SEARCH = '/profiles/atom/search.do';

const ground = setGround();
const call: Caller = async (...request) => await ground.call(...request);

const messages = ground.complaints;

async function namesFor(query: string): Promise<string[]> {
	const { status, text } = await call('GET', `${SEARCH}?${query}`);
	expect(status).toBe(200);
	return [...text.matchAll(/<title type="text">([^<]*)<\/title>/g)]
		.map(([, title]) => title)
		.slice(1);
}

describe('the test server as Profiles', () => {
	it('asks for a password, and for a token below /oauth', async () => {
		const basic = await call('GET', `${SEARCH}?name=amy`, { user: null });
		expect(basic.status).toBe(401);
		expect(basic.headers['www-authenticate']).toMatch(/^Basic realm="/);
		const bearer = await call('GET', '/profiles/oauth/atom/search.do?name=amy');
		expect(bearer.headers['www-authenticate']).toMatch(/^Bearer realm="/);

		const { access_token: token } = await ground.server.oauth.tokens('amy');
		const signedIn = await call('GET', '/profiles/oauth/atom/search.do?name=amy', {
			user: null,
			headers: { authorization: `Bearer ${token}` },
		});
		expect(signedIn.status).toBe(200);
	});

	it('tells who a person is, with the user ID in the contributor and a key of its own beside it', async () => {
		const { headers, text } = await call('GET', `${SEARCH}?name=ben`);
		expect(headers['content-type']).toBe('application/atom+xml;charset=UTF-8');
		expect(headers['x-lconn-auth']).toBe('false');
		expect(element(text, 'snx:userid')).toBe('bokafor');
		expect(element(text, 'email')).toBe('ben.okafor@connections.example');
		expect(text).not.toContain('entrybokafor');
		expect(link(text, 'related')).toMatch(/\/profiles\/html\/profileView\.do\?key=[0-9a-f-]{36}$/);
		expect(await messages()).toEqual([]);
	});

	it.each([
		['name=amy', ['Amy Lindqvist']],
		['name=LIND', ['Amy Lindqvist']],
		['name=ben%20oka', ['Ben Okafor']],
		['name=o*', ['Ben Okafor']],
		['name=indqvist', []],
		['name=*indqvist', ['Amy Lindqvist']],
		['name=l%25qvist', ['Amy Lindqvist']],
		['email=ben.okafor%40connections.example', ['Ben Okafor']],
		['email=ben*', ['Ben Okafor']],
		['email=ben', []],
		['userid=bokafor', ['Ben Okafor']],
		['jobTitle=gard', ['Ben Okafor']],
		['search=harbour', ['Amy Lindqvist']],
		['name=amy&search=gardener', []],
		['name=amy%20okafor', []],
		['name=*', []],
	])('searches by the beginnings of names: %s', async (query, names) => {
		expect(await namesFor(query)).toEqual(names);
		expect(await messages()).toEqual([]);
	});

	it('pages by page and ps, and tells how many there are', async () => {
		await ground.server.settings({ furtherPeople: 12 });
		const { text } = await call('GET', `${SEARCH}?name=further&page=1&ps=5`);
		expect(element(text, 'opensearch:totalResults')).toBe('12');
		expect(link(text, 'next')).toContain('page=2');
		expect(await namesFor('name=further&page=3&ps=5')).toEqual([
			'Further Person 011',
			'Further Person 012',
		]);
		expect(await messages()).toEqual([]);
	});

	it.each([
		['userName=amy', /query parameter userName is not known/],
		['name=amy&city=x', /query parameter city is not known/],
		['name=amy&name=ben', /name is given more than once/],
		['name=', /"" of name is empty/],
		['ps=10', /searched for nobody/],
		['name=amy&ps=501', /ps is above 500/],
	])('notes what it does not know: %s', async (query, message) => {
		await call('GET', `${SEARCH}?${query}`);
		expect((await messages()).join('\n')).toMatch(message);
	});

	it('finds who has left only where all are asked for', async () => {
		await ground.server.settings({ formerPeople: 1 });
		expect(await namesFor('name=former')).toEqual([]);
		expect(await namesFor('name=former&activeUsersOnly=false')).toEqual(['Former Person 001']);
		const { text } = await call('GET', `${SEARCH}?name=former&activeUsersOnly=false`);
		expect(element(text, 'snx:userState')).toBe('inactive');
	});

	it('may not be there at all', async () => {
		await ground.server.settings({ profilesInstalled: false });
		const { status, headers } = await call('GET', `${SEARCH}?name=amy`);
		expect(status).toBe(404);
		expect(headers).not.toHaveProperty('x-lconn-auth');
		expect((await call('GET', '/files/basic/api/nonce')).status).toBe(200);
	});
});
