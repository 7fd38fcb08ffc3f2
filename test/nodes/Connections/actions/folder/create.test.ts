import type { IDataObject } from 'n8n-workflow';
import type { ConnectionsFaultAction } from '../../../../server/client';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const parent = () => stage.seed.folders[0];
const community = () => stage.seed.communities[0];

const create = async (parameters: IDataObject = {}, given: Parameters<typeof stage.run>[3] = {}) =>
	await stage.run('folder', 'create', { name: 'Drawings', ...parameters }, given);

/** The folders of that name at the server, the newest last. */
const stored = async (start = 'Drawings') =>
	(await stage.server.store()).folders.filter(({ title }) => title.startsWith(start));

const meets = async (action: ConnectionsFaultAction) =>
	await stage.server.fault({ match: { method: 'POST' }, action });

const places: Array<[string, () => IDataObject, string]> = [
	['at the top', () => ({}), 'collections/feed'],
	[
		'in a folder',
		() => ({ place: 'folder', parentFolderId: locator('id', parent().id) }),
		'collection/FOLDER/feed',
	],
	[
		'in a community',
		() => ({ place: 'community', communityId: locator('id', community().id) }),
		'communitycollection/COMMUNITY/feed',
	],
];

describe('Folder: Create', () => {
	it.each(places)('makes a folder %s', async (_case, place, address) => {
		const [author] = stage.seed.users;
		const json = onlyJson(await create(place()));
		expect(json).toEqual({
			id: expect.stringMatching(/^[\da-f-]{36}$/),
			label: 'Drawings',
			title: 'Drawings',
			summary: null,
			visibility: 'private',
			items: 0,
			created: expect.stringMatching(/Z$/),
			modified: expect.stringMatching(/Z$/),
			author: { id: author.id, name: author.name, email: author.email },
			url: `${stage.server.url}/files/app/folder/${json.id}/`,
			communityId: address.includes('COMMUNITY') ? community().id : null,
		});
		expect(await stored()).toMatchObject([
			{
				id: json.id,
				parentId: address.includes('FOLDER') ? parent().id : null,
				communityId: json.communityId,
			},
		]);
		const { method, path, body, headers } = (await stage.server.requests()).at(-1) ?? {};
		expect(method).toBe('POST');
		expect(path).toBe(
			`/files/basic/api/${address.replace('FOLDER', parent().id).replace('COMMUNITY', community().id)}`,
		);
		expect(headers?.['x-update-nonce']).toMatch(/./);
		expect(body).toBe(
			'<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><category term="collection" label="collection" scheme="tag:ibm.com,2006:td/type"/><title type="text">Drawings</title><td:label>Drawings</td:label><td:visibility>private</td:visibility></entry>',
		);
	});

	it('sets summary and visibility', async () => {
		onlyJson(await create({ summary: 'Of the quay & more', visibility: 'public' }));
		expect(await stored()).toMatchObject([{ summary: 'Of the quay & more', visibility: 'public' }]);
	});

	it('gives the whole entry without Simplify', async () => {
		const { entry, headers } = onlyJson(await create({ simplify: false }));
		expect(entry).toMatchObject({ 'td:label': 'Drawings' });
		expect(headers).toMatchObject({ location: expect.stringContaining('/collection/') });
	});
});

describe('Folder: Create, where there is one of that name', () => {
	describe.each(places)('%s', (_case, place) => {
		const again = async (ifExists: string, given = {}) =>
			await create({ ...place(), options: { ifExists } }, given);

		it('fails, and says what can be done', async () => {
			onlyJson(await create(place()));
			expect(failureOf(await create(place()))).toEqual({
				message: expect.stringMatching(
					/^A folder named 'Drawings' exists already in (my folders|the (parent folder|community) \S+) \[item 0\]$/,
				),
				description:
					"Choose with the option 'If Folder Exists' what becomes of it, or set another 'Name'. The server's code: ItemExists.",
				httpCode: '409',
			});
			expect(await stored()).toHaveLength(1);
		});

		it('uses it, where that was chosen', async () => {
			const { id } = onlyJson(await again('useExisting'));
			expect(onlyJson(await again('useExisting'))).toMatchObject({
				id,
				note: 'A folder of this name was there already; no other one was made.',
			});
			expect(await stored()).toHaveLength(1);
		});

		it('keeps both, where that was chosen', async () => {
			const titles = everyJson(await again('keepBoth', { items: [{}, {}, {}] })).map(
				({ title }) => title,
			);
			expect(titles).toEqual(['Drawings', 'Drawings (2)', 'Drawings (3)']);
			expect(await stored()).toHaveLength(3);
		});
	});

	it('takes no folder elsewhere for one at the top', async () => {
		const inside = places[1][1]();
		const { id } = onlyJson(await create(inside));
		const made = onlyJson(await create({ options: { ifExists: 'useExisting' } }));
		expect(made.id).not.toBe(id);
		expect(made).not.toHaveProperty('note');
		expect(failureOf(await create({ options: { ifExists: 'useExisting' } })).message).toMatch(
			/and 2 folders have this name \[item 0\]$/,
		);
	});
});

describe('Folder: Create, where an answer is lost', () => {
	it.each<[string, ConnectionsFaultAction, boolean]>([
		['a cut after the server acted', { type: 'resetAfterStore' }, true],
		['a busy server', { type: 'status', status: 503, headers: { 'Retry-After': '0' } }, false],
		['an answer that is no entry', { type: 'storeThenAnswer', body: '' }, true],
	])('makes one folder after %s', async (_case, action, isFound) => {
		await meets(action);
		const json = onlyJson(await create());
		expect(await stored()).toMatchObject([{ id: json.id }]);
		expect('note' in json).toBe(isFound);
	});

	it('makes no second one, where the first was made and cannot be looked for', async () => {
		const lists = { method: 'GET', path: 'collections/feed' };
		const refused: ConnectionsFaultAction = { type: 'status', status: 403 };
		await meets({ type: 'resetAfterStore' });
		await stage.server.fault({ match: lists, times: 2, action: refused });
		const { message } = failureOf(await create({ options: { ifExists: 'keepBoth' } }));
		expect(message).toMatch(/whether the folder was made could not be found out \[item 0\]$/);
		expect(await stored()).toMatchObject([{ title: 'Drawings' }]);
	});
});

describe('Folder: Create, refused', () => {
	it.each<[IDataObject, string]>([
		[{ name: '={{ "" }}' }, "'Name' is empty"],
		[{ name: 'a/b' }, "'Name' holds a slash, which cannot be part of a name in Connections: a/b"],
		[{ name: 'a\nb' }, "'Name' holds a line break or another control character"],
		[{ place: 'folder', parentFolderId: '={{ $json.none }}' }, "'Parent Folder' is empty"],
		[{ place: 'community', communityId: '={{ $json.none }}' }, "'Community' is empty"],
		[{ visibility: '={{ "secret" }}' }, "'Visibility' has a value that is not known: secret"],
	])('for %j before anything is sent', async (parameters, start) => {
		const { message } = failureOf(await create(parameters));
		expect(message.slice(0, start.length)).toBe(start);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('where the user may not add', async () => {
		const parameters = { place: 'folder', parentFolderId: locator('id', parent().id) };
		const { message, httpCode } = failureOf(await create(parameters, { user: 'ben' }));
		expect(message).toMatch(/^No right to create the folder 'Drawings' in the parent folder/);
		expect(httpCode).toBe('403');
	});

	it('where the place is not there', async () => {
		const parameters = { place: 'community', communityId: locator('id', 'nowhere') };
		expect(failureOf(await create(parameters))).toEqual({
			message: expect.stringMatching(/^Not found: the community nowhere: .+ \[item 0\]$/),
			description: expect.stringContaining("Check 'Community'"),
			httpCode: '404',
		});
	});
});
