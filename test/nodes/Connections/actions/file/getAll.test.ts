import type { IDataObject } from 'n8n-workflow';
import { everyJson, failureOf, locator } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();

const getAll = async (parameters: IDataObject = {}, user?: string) =>
	await stage.run('file', 'getAll', parameters, { user });

const labels = async (parameters: IDataObject = {}, user?: string) =>
	everyJson(await getAll(parameters, user)).map(({ label }) => label);

const lastRequest = async () => (await stage.server.requests()).slice(-1)[0];

/** Adds files with these names to Amy's library. */
async function add(...names: string[]) {
	const items = names.map((name) => ({ files: { data: { ...note, name } } }));
	const { error } = await stage.addFile({ items, options: { batchSize: 1 } });
	if (error) throw error;
}

describe('Get Many of files', () => {
	it('lists my library, newest first, with tags, and an item each', async () => {
		await add('a.txt', 'b.txt', 'c.txt');
		const { items, error } = await getAll();
		if (error) throw error;

		expect(items.slice(0, 3).map(({ json }) => json.label)).toEqual(['c.txt', 'b.txt', 'a.txt']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
		expect(await lastRequest()).toMatchObject({
			path: '/files/basic/api/myuserlibrary/feed',
			query: [
				['includeTags', 'true'],
				['page', '1'],
				['ps', '50'],
			],
		});
	});

	it.each<[string, () => IDataObject, () => string, Array<[string, string]>]>([
		[
			'library',
			() => ({ libraryId: locator('id', stage.seed.libraries[0].id) }),
			() => `/library/${stage.seed.libraries[0].id}/feed`,
			[],
		],
		[
			'communityLibrary',
			() => ({ communityId: locator('id', stage.seed.communities[0].id) }),
			() => `/communitylibrary/${stage.seed.communities[0].id}/feed`,
			[],
		],
		[
			'folder',
			() => ({ folderId: locator('id', stage.seed.folders[0].id) }),
			() => `/collection/${stage.seed.folders[0].id}/feed`,
			[['category', 'document']],
		],
		['sharedWithMe', () => ({}), () => '/documents/shared/feed', [['direction', 'inbound']]],
		['sharedByMe', () => ({}), () => '/documents/shared/feed', [['direction', 'outbound']]],
		['public', () => ({}), () => '/documents/feed', [['visibility', 'public']]],
		['pinned', () => ({}), () => '/myfavorites/documents/feed', []],
		['trash', () => ({}), () => '/myuserlibrary/view/recyclebin/feed', []],
	])('asks for the list %s where it is', async (list, more, path, query) => {
		everyJson(await getAll({ list, ...more() }));
		const request = await lastRequest();
		expect(request.path).toBe(`/files/basic/api${path()}`);
		expect(request.query).toEqual(expect.arrayContaining([...query, ['includeTags', 'true']]));
	});

	it('tells of a file in the trash who deleted it, when, and where it lay', async () => {
		const { id } = onlyJson(await stage.addFile());
		const url = `${stage.server.url}/files/basic/api/myuserlibrary/document/${String(id)}/entry`;
		const signature = Buffer.from('amy:amy-secret').toString('base64');
		await fetch(url, { method: 'DELETE', headers: { Authorization: `Basic ${signature}` } });

		const [json] = everyJson(await getAll({ list: 'trash' }));
		expect(json).toMatchObject({
			id,
			libraryId: null,
			deletedBy: { name: 'Amy Lindqvist' },
			deletedAt: expect.stringMatching(/Z$/),
			originalPlace: expect.any(String),
		});
	});

	it('stops at the limit, and gives nothing where there is nothing', async () => {
		await add('a.txt', 'b.txt', 'c.txt');
		expect(await labels({ limit: 2 })).toEqual(['c.txt', 'b.txt']);
		expect(await labels({ filters: { search: 'nothing has this' } })).toEqual([]);
	});

	it('gives the whole entries without Simplify', async () => {
		const [json] = everyJson(await getAll({ simplify: false }));
		expect(Object.keys(json)).toEqual(['entry', 'headers']);
	});
});

describe('the filters of Get Many', () => {
	it('find by tags, visibility and author, whatever the server makes of them', async () => {
		await stage.addFile({ additionalFields: { tag: ['quay', 'tide'], visibility: 'public' } });
		await add('other.txt');
		for (const ignoredParameters of [[], ['tag', 'visibility', 'creator', 'since']]) {
			await stage.server.settings({ ignoredParameters });
			expect(await labels({ filters: { tags: ['Quay', 'tide'] } })).toEqual(['note.txt']);
			expect(await labels({ filters: { tags: 'quay, none' } })).toEqual([]);
			const mine = { visibility: 'private' };
			expect(await labels({ filters: mine })).not.toContain('note.txt');
			expect(await labels({ filters: mine })).toContain('other.txt');
			const author = stage.seed.users[0].email;
			expect(await labels({ list: 'public', filters: { author } })).toContain('note.txt');
			const other = { author: stage.seed.users[1].email };
			expect(await labels({ list: 'public', filters: other })).not.toContain('note.txt');
		}
	});

	it('find by dates, the first included and the last not', async () => {
		const created = 1_700_000_000_000;
		await stage.addFile({ additionalFields: { created, modified: created } });
		const iso = (ms: number) => new Date(ms).toISOString();
		const within = async (filters: IDataObject) => (await labels({ filters })).includes('note.txt');

		expect(await within({ createdAfter: iso(created) })).toBe(true);
		expect(await within({ createdAfter: iso(created + 1) })).toBe(false);
		expect(await within({ createdBefore: iso(created) })).toBe(false);
		expect(await within({ createdBefore: iso(created + 1) })).toBe(true);
		expect(await within({ modifiedAfter: created, modifiedBefore: created + 1 })).toBe(true);
		expect(await within({ modifiedAfter: created + 1 })).toBe(false);
	});

	it('read on until enough files fit', async () => {
		await stage.addFile({ additionalFields: { tag: ['quay'] } });
		await add('a.txt', 'b.txt', 'c.txt');
		await stage.server.settings({ ignoredParameters: ['tag'] });
		expect(await labels({ limit: 1, filters: { tags: ['quay'] } })).toEqual(['note.txt']);
	});
});

describe('the order of Get Many', () => {
	it('is asked for, and times are put in order where the server does not', async () => {
		await add('b.txt', 'a.txt', 'c.txt');
		const oldestFirst = { returnAll: true, sort: { sortBy: 'created', sortOrder: 'asc' } };
		expect((await labels(oldestFirst)).slice(-3)).toEqual(['b.txt', 'a.txt', 'c.txt']);
		expect((await lastRequest()).query).toEqual(
			expect.arrayContaining([
				['sortBy', 'created'],
				['sortOrder', 'asc'],
			]),
		);
		await stage.server.settings({ ignoredParameters: ['sortBy', 'sortOrder'] });
		expect((await labels(oldestFirst)).slice(-3)).toEqual(['b.txt', 'a.txt', 'c.txt']);
	});
});

describe('what Get Many refuses before it asks for anything', () => {
	it.each<[IDataObject, string]>([
		[{ limit: 0 }, "'Limit' is '0', and must be a whole number of at least 1"],
		[{ limit: -5 }, "'Limit' is '-5', and must be a whole number of at least 1"],
		[{ limit: 1.5 }, "'Limit' is '1.5', and must be a whole number of at least 1"],
		[{ list: 'everything' }, "'List' has the value 'everything'"],
		[{ sort: { sortOrder: 'desc' } }, "'Sort Order' needs 'Sort By'"],
		[{ filters: { createdAfter: 'yesterday' } }, "'Created After' is not a date: yesterday"],
		[{ filters: { visibility: 'secret' } }, "'Visibility' has the value 'secret'"],
		[
			{ list: 'folder', folderId: locator('id', 'two words') },
			"'Folder' holds nothing that is an ID",
		],
	])('%j', async (parameters, message) => {
		const failure = failureOf(await getAll(parameters));
		expect(failure.message).toContain(message);
		expect(await stage.server.requests()).toEqual([]);
	});
});

describe('a list that may not be read', () => {
	it('says so, and not that something was added', async () => {
		const communityId = locator('id', stage.seed.communities[0].id);
		const { message } = failureOf(await getAll({ list: 'communityLibrary', communityId }, 'guest'));
		expect(message).toMatch(/^No right to see the list of files in the library of the community/);
	});

	it('of a folder that is not there names the field', async () => {
		const folderId = locator('id', stage.seed.documents[0].id);
		const { message, description } = failureOf(await getAll({ list: 'folder', folderId }));
		expect(message).toMatch(/^Not found: the folder /);
		expect(description).toContain("'Folder'");
	});
});

describe('many files that change places while they are read', () => {
	it.each([
		['touchLast', 5000],
		['addFile', 1200],
		['trashFirst', 1200],
	] as const)(
		'(%s) come once each, none missed that was there all the time, of %d',
		async (afterList, count) => {
			const libraryId = stage.seed.libraries[0].id;
			const ids = await stage.server.files.add({ libraryId, count, step: 1 });
			await stage.server.settings({ afterList, afterListTimes: 15 });
			const told = everyJson(await getAll({ returnAll: true })).map(({ id }) => id as string);

			expect(new Set(told).size).toBe(told.length);
			const { trash } = await stage.server.store();
			const gone = new Set(trash.map(({ id }) => id));
			const missed = ids.filter((id) => !gone.has(id) && !told.includes(id));
			expect(missed).toEqual([]);
		},
		60_000,
	);
});
