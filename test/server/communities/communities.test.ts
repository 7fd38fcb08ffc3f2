import { type Answer, type Caller, element, link, setGround } from '../testing';

const ROOT = '/communities/service/atom';

const ground = setGround();
const call: Caller = async (...request) => await ground.call(...request);
let harbour: string;
let bees: string;

beforeAll(() => {
	[harbour, bees] = ground.seed.communities.map(({ id }) => id);
});

const messages = async () => (await ground.complaints()).join('\n');

const titlesIn = ({ text }: Answer) =>
	text
		.split('<entry>')
		.slice(1)
		.map((entry) => element(entry, 'title'));

const titles = async (query = '', user: 'amy' | 'ben' | 'guest' = 'amy') =>
	titlesIn(await call('GET', `${ROOT}/communities/${query}`, { user }));

const members = async (query: string) => await call('GET', `${ROOT}/community/members?${query}`);

describe('the communities', () => {
	it('are mine, or all that I may see', async () => {
		await ground.server.addCommunities({ title: 'Open', owners: ['bokafor'] });
		await ground.server.addCommunities({ title: 'Closed', owners: ['bokafor'], type: 'private' });
		expect(await titles('my')).toEqual(['Harbour Works', 'Bees &amp; Gardens']);
		expect(await titles('all')).toEqual(['Open', 'Harbour Works', 'Bees &amp; Gardens']);
		expect(await titles('all', 'guest')).toEqual(['Open', 'Harbour Works']);
		expect(await titles('my', 'guest')).toEqual([]);
		expect(await messages()).toBe('');
	});

	it('come in pages with addresses of the first, next and last, without an ETag', async () => {
		await ground.server.addCommunities({
			count: 21,
			title: 'C',
			owners: [ground.seed.users[0].id],
		});
		const answer = await call('GET', `${ROOT}/communities/my?search=C%20&ps=5&page=2`);
		expect(titlesIn(answer)).toHaveLength(5);
		expect(element(answer.text, 'opensearch:totalResults')).toBe('21');
		expect(link(answer.text, 'next')).toContain('page=3');
		expect(link(answer.text, 'last')).toContain('page=5');
		expect(answer.headers).not.toHaveProperty('etag');
		expect(answer.headers['cache-control']).toContain('no-store');
		expect(await messages()).toBe('');
	});

	it('are filtered by tag, words and person, and sorted', async () => {
		expect(await titles('my?tag=roof')).toEqual(['Bees &amp; Gardens']);
		expect(await titles('my?search=quay')).toEqual(['Harbour Works']);
		expect(await titles('all?userid=20170081')).toEqual([]);
		expect(await titles('all?email=ben.okafor@connections.example')).toHaveLength(2);
		expect(await titles('my?sortField=name&asc=true')).toEqual([
			'Bees &amp; Gardens',
			'Harbour Works',
		]);
		expect(await titles('my?asc=true')).toEqual(['Bees &amp; Gardens', 'Harbour Works']);
		expect(await messages()).toBe('');
		await titles('my?sortBy=title');
		expect(await messages()).toContain('sortBy is not known');
	});

	it('do not find anybody by an e-mail address where those are hidden', async () => {
		await ground.server.settings({ emailsHidden: true });
		const query = 'communities/all?email=ben.okafor@connections.example';
		expect((await call('GET', `${ROOT}/${query}`)).status).toBe(400);
		expect((await call('GET', `${ROOT}/communities/my`)).text).not.toContain('@');
	});
});

describe('a community', () => {
	const community = async (id: string, user: 'amy' | 'guest' = 'amy') =>
		await call('GET', `${ROOT}/community/instance?communityUuid=${id}`, { user });

	it('says what it is, how many belong to it, and where its logo is', async () => {
		const { status, text } = await community(harbour);
		expect(status).toBe(200);
		expect(element(text, 'snx:communityUuid')).toBe(harbour);
		expect(element(text, 'snx:communityType')).toBe('publicInviteOnly');
		expect(element(text, 'snx:membercount')).toBe('2');
		expect(element(text, 'published')).toMatch(/\.\d{3}Z$/);
		expect(element(text, 'content')).toContain('&lt;p dir=&quot;ltr&quot;&gt;Everything');
		expect([...text.matchAll(/<category term="([^"]*)">/g)].map(([, tag]) => tag)).toEqual([
			'harbour',
			'quay',
		]);
		expect(link(text, 'http://www.ibm.com/xmlns/prod/sn/logo')).toContain(harbour);
		expect(link(text, 'http://www.ibm.com/xmlns/prod/sn/member-list')).toContain('/members?');
		expect(await messages()).toBe('');
	});

	it('is refused to strangers where it is private, and not found where there is none', async () => {
		expect((await community(bees, 'guest')).status).toBe(403);
		const missing = await community('nowhere');
		expect([missing.status, element(missing.text, 'code')]).toEqual([404, '404']);
		expect((await call('GET', `${ROOT}/community/instance`)).status).toBe(400);
	});

	it('has members with their roles, one of them by user ID', async () => {
		const { text } = await members(`communityUuid=${harbour}`);
		expect(element(text, 'opensearch:totalResults')).toBe('2');
		expect([...text.matchAll(/<snx:role [^>]*>([^<]*)</g)].map(([, role]) => role)).toEqual([
			'owner',
			'member',
		]);
		const ben = await members(`communityUuid=${harbour}&userid=bokafor`);
		expect(element(ben.text, 'name')).toBe('Ben Okafor');
		expect(await messages()).toBe('');
	});

	it('does not know everybody as a member', async () => {
		const statuses = [
			await members(`communityUuid=${harbour}&userid=nobody`),
			await members(`communityUuid=${harbour}&userid=20170081`),
			await members('communityUuid=nowhere'),
		].map(({ status }) => status);
		expect(statuses).toEqual([400, 404, 404]);
	});

	it('is read with a token below /oauth', async () => {
		const { access_token: token } = await ground.server.oauth.tokens('amy');
		const { status, text } = await call('GET', `${ROOT}/oauth/communities/my`, {
			user: null,
			headers: { authorization: `Bearer ${token}` },
		});
		expect(status).toBe(200);
		expect(link(text, 'http://www.ibm.com/xmlns/prod/sn/member-list')).toContain('/atom/oauth/');
	});
});
