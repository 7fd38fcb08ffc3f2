import type { IDataObject } from 'n8n-workflow';
import { callerOf } from '../../../../server/testing';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { fill } from './testing';

const stage = setStage();
const folder = (index = 0) => stage.seed.folders[index];
const community = () => stage.seed.communities[0];

const get = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('folder', 'get', { folderId: folder().id, ...parameters }, { user });
const list = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('folder', 'getAll', parameters, { user });
const titles = (folders: IDataObject[]) => folders.map(({ title }) => title);

/** Makes a folder at the server. */
const make = async (title: string, place: IDataObject = {}, user = 'amy') =>
	onlyJson(await stage.run('folder', 'create', { name: title, ...place }, { user }));

describe('Folder: Get', () => {
	it('tells what is known of the folder', async () => {
		await fill(stage, 0, 0);
		const [author] = stage.seed.users;
		expect(onlyJson(await get())).toEqual({
			id: folder().id,
			label: 'Reports',
			title: 'Reports',
			summary: null,
			visibility: 'private',
			items: 1,
			created: expect.stringMatching(/Z$/),
			modified: expect.stringMatching(/Z$/),
			author: { id: author.id, name: author.name, email: author.email },
			url: `${stage.server.url}/files/app/folder/${folder().id}/`,
			communityId: null,
		});
	});

	it('gives the whole entry without Simplify', async () => {
		const { entry, headers } = onlyJson(await get({ simplify: false }));
		expect(entry).toMatchObject({ 'td:uuid': folder().id });
		expect(headers).toMatchObject({ etag: expect.stringContaining(folder().id) });
	});

	it.each(['/files/app/folder/ID', '/files/basic/api/collection/ID/entry'])(
		'understands the address %s',
		async (address) => {
			const folderId = locator('url', stage.server.url + address.replace('ID', folder().id));
			expect(onlyJson(await get({ folderId })).id).toBe(folder().id);
		},
	);

	it('says that there is no such folder', async () => {
		expect(failureOf(await get({ folderId: 'nowhere' }))).toEqual({
			message: expect.stringMatching(/^Not found: the folder nowhere: .+ \[item 0\]$/),
			description: expect.stringContaining("Check 'Folder'"),
			httpCode: '404',
		});
	});

	it('says that the user may not see it', async () => {
		const { message, description } = failureOf(await get({}, 'ben'));
		expect(message).toMatch(`No right to see the folder ${folder().id}`);
		expect(description).toContain('must be allowed to see it');
	});
});

describe('Folder: Get Many', () => {
	it('gives the folders that the user may add to', async () => {
		await make('Open to all', { visibility: 'public' }, 'ben');
		expect(titles(everyJson(await list()))).toEqual(['Reports', 'Site photographs']);
		const { path, query = [] } = (await stage.server.requests()).at(-1) ?? {};
		expect(path).toBe('/files/basic/api/collections/feed');
		expect(Object.fromEntries(query)).toMatchObject({ access: 'editor', acls: 'true' });
	});

	it('leaves out what the user may only look at, where a server ignores the parameter', async () => {
		await make('Open to all', { visibility: 'public' }, 'ben');
		await stage.server.settings({ ignoredParameters: ['access'] });
		expect(titles(everyJson(await list()))).toEqual(['Reports', 'Site photographs']);
	});

	it('gives those that the user has made, and no others', async () => {
		await make('Open to all', { visibility: 'public' }, 'ben');
		await stage.server.settings({ ignoredParameters: ['creator'] });
		expect(titles(everyJson(await list({ list: 'mine' })))).toEqual([
			'Reports',
			'Site photographs',
		]);
	});

	it.each<[string, () => IDataObject, () => IDataObject]>([
		[
			'in a folder',
			() => ({ list: 'folder', folderId: locator('id', folder().id) }),
			() => ({ place: 'folder', parentFolderId: locator('id', folder().id) }),
		],
		[
			'in a community',
			() => ({ list: 'community', communityId: locator('id', community().id) }),
			() => ({ place: 'community', communityId: locator('id', community().id) }),
		],
	])('gives the folders %s, not the files', async (_case, where, place) => {
		await fill(stage, 0, 0);
		await make('Inside', place());
		expect(titles(everyJson(await list(where())))).toEqual(['Inside']);
	});

	it('gives those that are pinned', async () => {
		const { status } = await callerOf(stage.server)(
			'POST',
			`/files/basic/api/myfavorites/collections/feed?itemId=${folder(1).id}`,
		);
		expect(status).toBe(204);
		expect(titles(everyJson(await list({ list: 'pinned' })))).toEqual(['Site photographs']);
	});

	it('filters, sorts and stops at the limit', async () => {
		expect(titles(everyJson(await list({ filters: { title: 'Reports' } })))).toEqual(['Reports']);
		expect(titles(everyJson(await list({ filters: { visibility: 'public' } })))).toEqual([]);
		const sort = { sortBy: 'title', sortOrder: 'desc' };
		expect(titles(everyJson(await list({ sort, returnAll: true })))).toEqual([
			'Site photographs',
			'Reports',
		]);
		expect(titles(everyJson(await list({ limit: 1 })))).toEqual(['Reports']);
	});

	it('refuses a list that there is not, before it asks for anything', async () => {
		const { message, description } = failureOf(await list({ list: 'everything' }));
		expect(message).toContain("'List' has the value 'everything'");
		expect(description).toBe('Use one of: editable, community, folder, mine, pinned.');
		expect(await stage.server.requests()).toEqual([]);
	});

	it('gives whole entries without Simplify', async () => {
		const [{ entry }] = everyJson(await list({ simplify: false }));
		expect(entry).toMatchObject({ 'td:label': 'Reports' });
	});
});
