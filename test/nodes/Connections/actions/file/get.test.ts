import type { IDataObject } from 'n8n-workflow';
import { stored } from '../../downloads';
import { failureOf, locator } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();

const get = async (documentId: unknown, parameters: IDataObject = {}, user?: string) =>
	await stage.run('file', 'get', { documentId, ...parameters } as IDataObject, { user });

describe('Get of a file', () => {
	it.each<[string, string, (id: string, server: string) => string]>([
		['the list', 'list', (id) => id],
		['its id', 'id', (id) => id],
		['the id of its entry', 'id', (id) => `urn:lsid:ibm.com:td:${id}`],
		['its page', 'url', (id, server) => `${server}/files/app/file/${id}`],
	])('finds it in any library by %s', async (_case, mode, write) => {
		const id = await stored(stage);
		const json = onlyJson(await get(locator(mode, write(id, stage.server.url))));

		expect(json).toMatchObject({ id, label: 'note.txt', size: 29, version: '1', lockedBy: null });
		const [request] = (await stage.server.requests()).slice(-1);
		expect(request).toMatchObject({
			method: 'GET',
			path: `/files/basic/api/document/${id}/entry`,
			query: [['includeTags', 'true']],
		});
	});

	it.each([
		['myLibrary', {}, 'myuserlibrary'],
		['library', { libraryId: 'LIB' }, 'library/LIB'],
	])('finds it in %s by its label', async (library, more: Record<string, string>, path) => {
		await stored(stage);
		const own = stage.seed.libraries[0].id;
		const places = Object.fromEntries(
			Object.entries(more).map(([name]) => [name, locator('id', own)]),
		);
		const documentId = locator('label', 'note.txt');
		const json = onlyJson(await get(documentId, { library, ...places }));

		expect(json.label).toBe('note.txt');
		const [request] = (await stage.server.requests()).slice(-1);
		expect(request.path).toBe(
			`/files/basic/api/${path.replace('LIB', own)}/document/note.txt/entry`,
		);
		expect(request.query).toContainEqual(['identifier', 'label']);
	});

	it('tells tags, and by options the permissions and the path', async () => {
		const added = await stage.addFile({ additionalFields: { tag: ['Quay', 'tide'] } });
		const documentId = locator('id', String(onlyJson(added).id));
		expect(onlyJson(await get(documentId))).not.toHaveProperty('permissions');

		const json = onlyJson(
			await get(documentId, { options: { permissions: true, includePath: true } }),
		);
		expect(json.tags).toEqual(['quay', 'tide']);
		expect(json.permissions).toContain('AddChild');
		expect(json.path).toEqual(expect.any(String));
	});

	it('gives the whole entry and the headers without Simplify', async () => {
		const json = onlyJson(await get(locator('id', await stored(stage)), { simplify: false }));
		expect(Object.keys(json)).toEqual(['entry', 'headers']);
		expect(json.headers).toMatchObject({ etag: expect.any(String) });
	});

	it.each([[undefined], ['guest']])('of a file that is not there says so to %s', async (user) => {
		const failure = failureOf(
			await get(locator('id', 'd0c00000-0000-4000-8000-00000000dead'), {}, user),
		);
		expect(failure.message).toMatch(
			/^Not found: the file d0c00000-0000-4000-8000-00000000dead.* \[item 0\]$/,
		);
		expect(failure.description).toMatch(/^Check 'File'/);
		expect(failure.httpCode).toBe('404');
	});

	it('of a file that is not shared says that the right is missing', async () => {
		const id = await stored(stage, note);
		const failure = failureOf(await get(locator('id', id), {}, 'guest'));
		expect(failure.message).toMatch(new RegExp(`^No right to see the file ${id}.* \\[item 0\\]$`));
		expect(failure.description).toContain('ask its owner to share it');
	});

	it('goes on after what may pass', async () => {
		const id = await stored(stage);
		await stage.server.fault({
			match: { method: 'GET' },
			action: { type: 'status', status: 503 },
		});
		expect(onlyJson(await get(locator('id', id))).id).toBe(id);
	});

	it('tells an answer that is no entry', async () => {
		const id = await stored(stage);
		await stage.server.fault({
			match: { method: 'GET', path: '/entry' },
			times: 'always',
			action: { type: 'storeThenAnswer', body: '{}', contentType: 'application/json' },
		});
		expect(failureOf(await get(locator('id', id))).message).toBe(
			'The answer for the file could not be read [item 0]',
		);
	});
});
