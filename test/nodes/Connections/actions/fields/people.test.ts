import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const ben = 'ben.okafor@connections.example';
const amy = 'amy.lindqvist@connections.example';
const profile = '/profiles/atom/profile.do';
const peopleFeed = '/files/basic/api/people/feed';

const share = async (shareWith: unknown, items?: unknown[]) =>
	await stage.addFile({
		additionalFields: { shareWith } as IDataObject,
		...(items ? { items: items as never } : {}),
	});

/** With whom the file is shared that goes out. */
async function sharedWith(shareWith: unknown): Promise<string[]> {
	onlyJson(await share(shareWith));
	const { query } = (await stage.uploads()).slice(-1)[0];
	return query.filter(([name]) => name === 'shareWith').map(([, value]) => value);
}

const asked = async (path: string) =>
	(await stage.server.requests()).filter((request) => request.path === path);
const uploaded = async () =>
	(await stage.uploads()).filter(({ method }) => method === 'POST').length;

describe('a person who is named by e-mail address', () => {
	it.each<[string, unknown]>([
		['entered', [locator('id', ben)]],
		['in other letters, with blanks', [locator('id', ' Ben.Okafor@Connections.Example ')]],
		['as a text', ben],
		['twice, and as an ID', [ben, 'bokafor', ben]],
	])('is told by the user ID: %s', async (_case, value) => {
		expect(await sharedWith(value)).toEqual(['bokafor']);
		expect(await asked(profile)).toHaveLength(1);
	});

	it('may stand among IDs, and with others in one text', async () => {
		const { id } = stage.seed.users[0];
		expect(await sharedWith(['20170081', `${ben}, ${amy}`])).toEqual(['20170081', 'bokafor', id]);
	});

	it('or by the page of a profile, is told by the user ID, too', async () => {
		const { url } = onlyJson(await stage.run('person', 'get', { personId: 'bokafor' }));
		const page = 'https://c.example/profiles/html/profileView.do?userid=20170081&lang=de';
		const named = [locator('id', String(url)), locator('id', page)];
		expect(await sharedWith(named)).toEqual(['bokafor', '20170081']);
	});

	it('is looked up once in a run, not once an item', async () => {
		const items = Array.from({ length: 4 }, (_, index) => ({
			files: { data: { ...note, name: `note-${index}.txt` } },
		}));
		const { error } = await share(ben, items);
		if (error) throw error;
		expect(await uploaded()).toBe(4);
		expect(await asked(profile)).toHaveLength(1);
	});

	it.each(['error', 'emptyFeed'] as const)(
		'and is nobody, is told by himself before anything is sent: %s',
		async (unknownPerson) => {
			await stage.server.settings({ unknownPerson });
			expect(failureOf(await share([ben, 'nobody@connections.example']))).toMatchObject({
				message:
					"'Share With' names nobody@connections.example, and nobody in Connections has this e-mail address [item 0]",
				description: 'Check its spelling, choose the person from a list, or give the user ID.',
			});
			expect(await uploaded()).toBe(0);
		},
	);

	it('and is several, is told with their IDs before anything is sent', async () => {
		const entry = (id: string) =>
			`<entry><contributor><snx:userid>${id}</snx:userid></contributor></entry>`;
		const body = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:snx="http://www.ibm.com/xmlns/prod/sn">${entry('b1')}${entry('b2')}</feed>`;
		await stage.server.fault({ action: { type: 'storeThenAnswer', body } });
		expect(failureOf(await share(ben))).toMatchObject({
			message: `'Share With' names ${ben}, and 2 people have this e-mail address [item 0]`,
			description: 'Give the user ID of the one you mean: b1, b2.',
		});
		expect(await uploaded()).toBe(0);
	});

	it('is looked up in Files where there is no Profiles', async () => {
		await stage.server.settings({ profilesInstalled: false });
		expect(await sharedWith(ben)).toEqual(['bokafor']);
		expect(await asked(peopleFeed)).toMatchObject([{ query: [['email', ben]] }]);
	});

	it('is not taken for another whom Files tells of', async () => {
		await stage.server.settings({ profilesInstalled: false });
		const body = JSON.stringify({ items: [{ id: 'x', email: 'another@x.example' }] });
		await stage.server.fault({
			match: { path: peopleFeed },
			action: { type: 'storeThenAnswer', body },
		});
		expect(failureOf(await share(ben)).message).toContain('nobody in Connections has');
	});

	it('cannot be looked up where both are closed, and the sentence names the ID as the way out', async () => {
		const action = { type: 'status', status: 403, connectionsHeader: true } as const;
		for (const path of [profile, peopleFeed]) {
			await stage.server.fault({ match: { path }, action });
		}
		expect(failureOf(await share(ben))).toMatchObject({
			message: `'Share With' names ${ben}, whose user ID could not be looked up: No right to see the person ${ben} [item 0]`,
			description: expect.stringMatching(/^Give the user ID instead of the e-mail address\./),
		});
		expect(await uploaded()).toBe(0);
	});

	it('is not looked for elsewhere with a password that was refused', async () => {
		const { message } = failureOf(
			await stage.addFile({ user: 'mallory', additionalFields: { shareWith: ben } }),
		);
		expect(message).toBe('Connections refused the user name or password [item 0]');
		expect(await stage.server.requests()).toHaveLength(1);
	});
});

describe('the author of Get Many', () => {
	const listBy = async (author: unknown) =>
		await stage.run('file', 'getAll', { list: 'public', filters: { author } as IDataObject });

	it.each<[string, unknown]>([
		['chosen in the list', locator('list', 'bokafor')],
		['as an ID in a text', 'bokafor'],
		['by e-mail address', ben],
	])('may be given %s', async (_case, author) => {
		await stage.addFile({ user: 'ben', additionalFields: { visibility: 'public' } });
		await stage.addFile({ additionalFields: { visibility: 'public' } });
		const { items } = await listBy(author);
		expect(items.map(({ json }) => json.author)).toMatchObject([{ id: 'bokafor' }]);
	});

	it('whom nobody knows is told', async () => {
		expect(failureOf(await listBy('x@connections.example')).message).toContain(
			"'Author' names x@connections.example, and nobody in Connections has this e-mail address",
		);
	});
});
