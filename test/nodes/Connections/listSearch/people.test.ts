import { setStage } from '../stage';
import { everyPage, open, refusalOf } from './pickers';

const stage = setStage();
const api = '/profiles/atom/search.do';
const byId = "User IDs can always be entered ('By ID').";

const searchFor = async (filter: string, user?: string) =>
	await open(stage, 'searchPeople', { filter, user });

describe('the list of people', () => {
	it('shows names and addresses, has user IDs as its values, and leads to the profiles', async () => {
		const [, { id, name, email }] = stage.seed.users;
		const { results, paginationToken } = await searchFor('ben');
		expect(results).toEqual([
			{
				name: `${name} · ${email}`,
				value: id,
				url: expect.stringMatching(
					`^${stage.server.url}/profiles/html/profileView\\.do\\?key=[0-9a-f-]{36}$`,
				),
			},
		]);
		expect(paginationToken).toBeUndefined();
	});

	it('is searched at the server, in one request for a part of a name', async () => {
		const { results } = await searchFor('  amy LIND ');
		expect(results.map(({ value }) => value)).toEqual([stage.seed.users[0].id]);
		const requests = await stage.server.requests();
		expect(requests).toMatchObject([{ method: 'GET', path: api, bodyBytes: 0 }]);
		expect(requests[0].query).toEqual([
			['name', 'amy LIND'],
			['page', '1'],
			['ps', '50'],
		]);
	});

	it('shows the name alone of a person who has no address', async () => {
		const { results } = await searchFor('Gil');
		expect(results.map(({ name }) => name)).toEqual(['Gil Visitor']);
	});

	it('is empty where nobody is called so', async () => {
		expect((await searchFor('nobody')).results).toEqual([]);
	});

	it('goes on page by page, each person once', async () => {
		await stage.server.settings({ furtherPeople: 110 });
		const pages = await everyPage(stage, 'searchPeople', { filter: 'further' });
		expect(pages.map(({ length }) => length)).toEqual([50, 50, 10]);
		expect(new Set(pages.flat().map(({ value }) => value)).size).toBe(110);
	});

	it.each([undefined, '', '  '])(
		'asks for a name first (%j), and the server for nothing',
		async (filter) => {
			expect(await refusalOf(open(stage, 'searchPeople', { filter }))).toEqual({
				name: 'NodeApiError',
				message: 'Type a name to search',
				description: "The list shows people by a part of their name. Or enter a user ID ('By ID').",
			});
			expect(await stage.server.requests()).toEqual([]);
		},
	);

	it('is found at the host of the credential, whatever page was pasted there', async () => {
		const credentials = stage.credential('amy', { baseUrl: `${stage.server.url}/profiles/html/x` });
		const { results } = await stage.engine.listSearch('searchPeople', {
			filter: 'amy',
			credentials,
		});
		expect(results).toHaveLength(1);
	});

	it('is found at the Profiles Path of the credential', async () => {
		await stage.server.settings({ contextRoots: { profiles: '/people' } });
		const credentials = stage.credential('amy', { profilesPath: 'people/' });
		const { results } = await stage.engine.listSearch('searchPeople', {
			filter: 'amy',
			credentials,
		});
		expect(results).toHaveLength(1);
	});

	it('leaves out who has no user ID, and takes the title where there is no name', async () => {
		const people = [
			'<contributor><name>Ann</name></contributor>',
			'<title>Bo</title><contributor><snx:userid>b</snx:userid></contributor>',
			'<contributor><snx:userid>c</snx:userid><email>c@connections.example</email></contributor>',
		];
		const body = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:snx="http://www.ibm.com/xmlns/prod/sn">${people
			.map((person) => `<entry>${person}</entry>`)
			.join('')}</feed>`;
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect((await searchFor('x')).results).toEqual([
			{ name: 'Bo', value: 'b', url: undefined },
			{ name: 'c · c@connections.example', value: 'c', url: undefined },
		]);
	});
});

describe('where Profiles does not answer, the list says so and that an ID can be entered', () => {
	it('when the server has no Profiles', async () => {
		await stage.server.settings({ profilesInstalled: false });
		expect(await refusalOf(searchFor('amy'))).toEqual({
			name: 'NodeApiError',
			message: 'This server has no Profiles in which people could be searched',
			description: `${byId} Profiles may be switched off there, or have another path: check 'Profiles Path' in the credential. Connections itself did not send this answer, something in front of it did (a reverse proxy or a login page).`,
		});
	});

	it('when the user may not search', async () => {
		await stage.server.fault({
			action: { type: 'status', status: 403, connectionsHeader: true },
		});
		expect(await refusalOf(searchFor('amy'))).toEqual({
			name: 'NodeApiError',
			message: 'Profiles does not let the user of the credential search for people',
			description: `${byId} Ask the administrator who may search there.`,
		});
	});

	it.each([
		['a broken feed', '<feed></entry></feed>'],
		['another document', '<service xmlns="http://www.w3.org/2007/app"/>'],
		['nothing', ''],
	])('when the answer is %s', async (_case, body) => {
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect(await refusalOf(searchFor('amy'))).toEqual({
			name: 'NodeApiError',
			message: 'The list of people could not be read',
			description: `${byId} The answer was no feed. Choose by ID instead, and tell the administrator.`,
		});
	});

	it.each<[string, Parameters<typeof stage.server.fault>[0]]>([
		['a login page', { action: { type: 'loginPage' } }],
		['a way to a login page', { action: { type: 'redirect', location: '/login' } }],
		['a failure', { action: { type: 'status', status: 500, connectionsHeader: true } }],
		['no answer at all', { action: { type: 'resetBeforeAnswer' } }],
	])('when there is %s', async (_case, fault) => {
		await stage.server.fault(fault);
		expect(await refusalOf(searchFor('amy'))).toEqual({
			name: 'NodeApiError',
			message: expect.stringMatching(/\w{3}/),
			description: expect.stringContaining(byId),
		});
	});

	it('when the password is wrong', async () => {
		expect(await refusalOf(searchFor('amy', 'mallory'))).toEqual({
			name: 'NodeApiError',
			message: 'Connections refused the user name or password',
			description: `${byId} Correct them in the credential and test it there.`,
		});
	});
});
