import type { IDataObject } from 'n8n-workflow';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { fill, folderAt } from './testing';

const stage = setStage();
const folder = () => stage.seed.folders[0];
const file = () => stage.seed.documents[0];
const contents = async () => (await folderAt(stage, 0))?.documents;

const given = (parameters: IDataObject) => ({
	folderId: folder().id,
	documentId: file().id,
	...parameters,
});
const add = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('folder', 'addFile', given(parameters), { user });
const remove = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('folder', 'removeFile', given(parameters), { user });

const byLabel = () => ({ library: 'myLibrary', documentId: locator('label', file().label) });

describe('Folder: Add File to Folder', () => {
	it.each([
		['by its ID', () => ({})],
		['by its label', byLabel],
	])('puts a file into the folder, named %s', async (_case, parameters) => {
		expect(onlyJson(await add(parameters()))).toEqual({
			folderId: folder().id,
			documentId: file().id,
			added: true,
		});
		expect(await contents()).toEqual([file().id]);
	});

	it('sends the ID of the file to the feed of the folder', async () => {
		await add();
		const { method, path, query, headers } = (await stage.server.requests()).at(-1) ?? {};
		expect([method, path, query]).toEqual([
			'POST',
			`/files/basic/api/collection/${folder().id}/feed`,
			[['itemId', file().id]],
		]);
		expect(headers?.['content-type']).toBe('application/atom+xml');
	});

	it('is done where the file is there already, also where a server refuses that', async () => {
		await fill(stage, 0, 0);
		expect(onlyJson(await add())).toMatchObject({ added: true });
		const conflict = { type: 'status', status: 409, connectionsHeader: true } as const;
		await stage.server.fault({ match: { method: 'POST' }, action: conflict });
		expect(onlyJson(await add())).toMatchObject({ note: 'It was in the folder already.' });
		await stage.server.fault({ match: { method: 'POST' }, action: conflict });
		const { httpCode } = failureOf(await add({ documentId: stage.seed.documents[1].id }));
		expect(httpCode).toBe('409');
	});

	it('puts many files in, one after the other', async () => {
		const items = [0, 1, 2].map((i) => ({ json: { id: stage.seed.documents[i].id } }));
		const parameters = given({ documentId: '={{ $json.id }}' });
		const added = everyJson(await stage.run('folder', 'addFile', parameters, { items }));
		expect(added).toHaveLength(3);
		expect((await contents())?.sort()).toEqual(items.map(({ json }) => json.id).sort());
	});

	it('says that the folder is not there, or the file', async () => {
		expect(failureOf(await add({ folderId: 'nowhere' }))).toMatchObject({
			message: expect.stringMatching(/^Not found: the folder nowhere: .+ \[item 0\]$/),
			description: expect.stringContaining("Check 'Folder' and 'File'"),
			httpCode: '404',
		});
		expect(failureOf(await add({ documentId: 'nowhere' })).httpCode).toBe('404');
	});

	it('says that the user may not put it there', async () => {
		expect(failureOf(await add({}, 'ben'))).toMatchObject({
			message: expect.stringMatching(
				`^No right to put the file '${file().id}' in the folder ${folder().id}`,
			),
			description: expect.stringMatching(/^The user of the credential must be owner or editor/),
			httpCode: '403',
		});
	});
});

describe('Folder: Remove File From Folder', () => {
	beforeEach(async () => await fill(stage, 0, 0));

	it.each([
		['by its ID', () => ({})],
		['by its label', byLabel],
	])('takes a file out, named %s, and leaves it in its library', async (_case, parameters) => {
		expect(onlyJson(await remove(parameters()))).toEqual({
			folderId: folder().id,
			documentId: file().id,
			removed: true,
		});
		expect(await contents()).toEqual([]);
		const { documents } = await stage.server.store();
		expect(documents.map(({ id }) => id)).toContain(file().id);
	});

	it('says that the file is not in it, or counts that as done with Ignore Missing', async () => {
		const documentId = stage.seed.documents[1].id;
		expect(failureOf(await remove({ documentId }))).toMatchObject({
			message: expect.stringMatching(
				`^Not found: the file ${documentId} in the folder ${folder().id}`,
			),
			httpCode: '404',
		});
		const options = { ignoreMissing: true };
		expect(onlyJson(await remove({ documentId, options }))).toMatchObject({
			removed: true,
			note: 'It was not there (any more).',
		});
	});

	it('says that the user may not take it out', async () => {
		expect(failureOf(await remove({}, 'ben'))).toMatchObject({
			message: expect.stringMatching(`^No right to remove the file ${file().id} in the folder`),
			httpCode: '403',
		});
	});
});
