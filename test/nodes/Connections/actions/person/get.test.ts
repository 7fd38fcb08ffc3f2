import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();

const get = async (personId: unknown, parameters = {}) =>
	await stage.run('person', 'get', { personId, ...parameters } as IDataObject);

describe('Get of a person', () => {
	it.each([
		['chosen in the list', locator('list', 'bokafor')],
		['by user ID', locator('id', ' bokafor ')],
		['by e-mail address', locator('id', 'Ben.Okafor@connections.example')],
		['as a plain text', 'bokafor'],
		[
			'by a page that names the user',
			'https://c.example/profiles/html/profileView.do?userid=bokafor#x',
		],
	])('tells who it is: %s', async (_case, person) => {
		expect(onlyJson(await get(person))).toEqual({
			id: 'bokafor',
			name: 'Ben Okafor',
			email: 'ben.okafor@connections.example',
			state: 'active',
			external: false,
			jobTitle: 'Gardener',
			url: expect.stringContaining('/profiles/html/profileView.do?key='),
		});
	});

	it("understands the page of a profile, which only holds Profiles' own key", async () => {
		const { url } = onlyJson(await get('bokafor'));
		expect(onlyJson(await get(locator('id', String(url))))).toMatchObject({ id: 'bokafor' });
	});

	it('tells null where the server says nothing, and that somebody is external', async () => {
		const guest = stage.seed.users[2];
		expect(onlyJson(await get(guest.id))).toMatchObject({
			...{ id: guest.id, email: null, external: true },
		});
	});

	it('gives the whole entry where Simplify is off', async () => {
		const { entry, headers } = onlyJson(await get('bokafor', { simplify: false }));
		expect(entry).toMatchObject({ contributor: [{ 'snx:userid': 'bokafor' }] });
		expect(headers).toEqual({ location: null, etag: null, lastModified: null });
	});

	it.each(['error', 'emptyFeed'] as const)(
		'says that nobody is known so, however Profiles says it: %s',
		async (unknownPerson) => {
			await stage.server.settings({ unknownPerson });
			for (const wanted of ['nobody', 'nobody@connections.example']) {
				expect(failureOf(await get(wanted))).toMatchObject({
					message: `Not found: the person ${wanted} [item 0]`,
					description: "Check 'Person': Profiles knows nobody by this user ID or e-mail address.",
				});
			}
		},
	);

	it('says so where addresses are hidden', async () => {
		await stage.server.settings({ emailsHidden: true });
		expect(failureOf(await get('ben.okafor@connections.example'))).toMatchObject({
			message: expect.stringMatching(/^Profiles did not take what was searched for: /),
			description: expect.stringContaining('Where the server hides e-mail addresses'),
		});
		expect(onlyJson(await get('bokafor'))).toMatchObject({ id: 'bokafor', email: null });
	});

	it('says so where there is no Profiles', async () => {
		await stage.server.settings({ profilesInstalled: false });
		expect(failureOf(await get('bokafor'))).toMatchObject({
			message: 'This server has no Profiles in which people could be searched [item 0]',
			description: expect.stringContaining("'Profiles Path'"),
		});
	});

	it('says so where a login page answers', async () => {
		await stage.server.fault({ action: { type: 'loginPage' } });
		expect(failureOf(await get('bokafor')).message).toContain('A web page came instead');
	});

	it.each([
		['nothing', '={{ "" }}', "'Person' is empty"],
		['a page without a user', 'https://c.example/profiles/html/myProfile.do', "'Person' holds"],
	])('asks for nothing where the person is %s', async (_case, person, message) => {
		expect(failureOf(await get(locator('id', person))).message).toContain(message);
		expect(await stage.server.requests()).toEqual([]);
	});
});
