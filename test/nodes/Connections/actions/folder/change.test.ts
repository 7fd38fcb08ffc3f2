import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { fill, folderAt } from './testing';

const stage = setStage();
const folder = (index = 0) => stage.seed.folders[index];

const update = async (updateFields: IDataObject, parameters: IDataObject = {}, user = 'amy') =>
	await stage.run(
		'folder',
		'update',
		{ folderId: folder().id, updateFields, ...parameters },
		{ user },
	);
const remove = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('folder', 'delete', { folderId: folder().id, ...parameters }, { user });

describe('Folder: Update', () => {
	it.each<[IDataObject, IDataObject]>([
		[{ name: 'Monthly' }, { title: 'Monthly', label: 'Monthly', visibility: 'private' }],
		[{ summary: 'Sent <monthly>' }, { title: 'Reports', summary: 'Sent <monthly>' }],
		[{ visibility: 'public' }, { title: 'Reports', visibility: 'public' }],
		[
			{ name: 'A', summary: 'B', visibility: 'public' },
			{ title: 'A', summary: 'B', visibility: 'public' },
		],
	])('changes %j, and nothing else', async (fields, expected) => {
		const json = onlyJson(await update(fields));
		expect(json).toMatchObject({ id: folder().id, ...expected });
		expect(await folderAt(stage, 0)).toMatchObject(expected);
	});

	it('empties the summary where it was added empty', async () => {
		onlyJson(await update({ summary: 'For a while' }));
		onlyJson(await update({ summary: '' }));
		expect(await folderAt(stage, 0)).toMatchObject({ title: 'Reports', summary: '' });
	});

	it('sends only what was chosen', async () => {
		await update({ visibility: 'public' });
		const { method, path, body } = (await stage.server.requests()).at(-1) ?? {};
		expect([method, path]).toEqual(['PUT', `/files/basic/api/collection/${folder().id}/entry`]);
		expect(body).toBe(
			`<?xml version="1.0" encoding="UTF-8"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:td="urn:ibm.com/td"><category term="collection" label="collection" scheme="tag:ibm.com,2006:td/type"/><id>urn:lsid:ibm.com:td:${folder().id}</id><td:visibility>public</td:visibility></entry>`,
		);
	});

	it('gives the whole entry without Simplify', async () => {
		const { entry } = onlyJson(await update({ name: 'Monthly' }, { simplify: false }));
		expect(entry).toMatchObject({ 'td:label': 'Monthly' });
	});

	it.each<[IDataObject, string]>([
		[{}, "Nothing is chosen to update: 'Update Fields' is empty"],
		[{ name: '' }, "'Name' is empty"],
		[{ name: 'a/b' }, "'Name' holds a slash"],
	])('refuses %j before anything is sent', async (fields, start) => {
		expect(failureOf(await update(fields)).message.slice(0, start.length)).toBe(start);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('says that the name is taken', async () => {
		expect(failureOf(await update({ name: 'Site photographs' }))).toEqual({
			message: "A folder named 'Site photographs' exists already in the same place [item 0]",
			description: "Set another 'Name'. The server's code: ItemExists.",
			httpCode: '409',
		});
	});

	it('says that the user may not change it', async () => {
		onlyJson(await update({ visibility: 'public' }));
		const { message, description } = failureOf(await update({ name: 'Mine' }, {}, 'ben'));
		expect(message).toMatch(`No right to update the folder ${folder().id}`);
		expect(description).toMatch(/owner or an editor/);
	});
});

describe('Folder: Delete', () => {
	it('removes the folder and leaves its files where they are', async () => {
		await fill(stage, 0, 0);
		expect(onlyJson(await remove())).toEqual({ id: folder().id, deleted: true });
		const { folders, documents } = await stage.server.store();
		expect(folders.map(({ id }) => id)).not.toContain(folder().id);
		expect(documents.map(({ id }) => id)).toContain(stage.seed.documents[0].id);
	});

	it('counts a folder that is not there as deleted, with Ignore Missing', async () => {
		expect(failureOf(await remove({ folderId: 'nowhere' })).httpCode).toBe('404');
		const options = { ignoreMissing: true };
		expect(onlyJson(await remove({ folderId: 'nowhere', options }))).toEqual({
			id: 'nowhere',
			deleted: true,
			note: 'It was not there (any more).',
		});
	});

	it('says that the user may not delete it', async () => {
		onlyJson(await update({ visibility: 'public' }));
		expect(failureOf(await remove({}, 'ben'))).toMatchObject({
			message: expect.stringMatching(`^No right to delete the folder ${folder().id}`),
			httpCode: '403',
		});
	});
});
