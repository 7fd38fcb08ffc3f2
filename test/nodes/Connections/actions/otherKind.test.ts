import type { IDataObject } from 'n8n-workflow';
import { failureOf, locator } from '../runs';
import { setStage } from '../stage';

const stage = setStage();
const file = () => stage.seed.documents[0].id;
const folder = () => stage.seed.folders[0].id;

describe('the ID of a folder where that of a file is asked for, and the reverse', () => {
	it.each<[string, string, () => IDataObject]>([
		['file', 'get', () => ({ documentId: folder() })],
		['comment', 'create', () => ({ documentId: folder(), text: 'Tide at nine' })],
		['comment', 'getAll', () => ({ documentId: folder() })],
		['folder', 'addFile', () => ({ documentId: folder(), folderId: folder() })],
	])('is told by %s: %s', async (resource, operation, parameters) => {
		const { message, description, httpCode } = failureOf(
			await stage.run(resource, operation, parameters()),
		);
		expect(message).toMatch(
			/^Not found: .+\. This is the ID of a folder, not of a file \[item 0\]$/,
		);
		expect(description).toMatch(/^Choose the file from the list/);
		expect(httpCode).toBe('404');
	});

	it.each<[string, () => IDataObject]>([
		['get', () => ({})],
		['update', () => ({ updateFields: { name: 'Monthly' } })],
		['delete', () => ({})],
		['addFile', () => ({ documentId: file() })],
	])('is told by folder: %s', async (operation, parameters) => {
		const { message, httpCode } = failureOf(
			await stage.run('folder', operation, { folderId: file(), ...parameters() }),
		);
		expect(message).toMatch(
			/^Not found: .+\. This is the ID of a file, not of a folder \[item 0\]$/,
		);
		expect(httpCode).toBe('404');
	});

	it.each<[string, string, string]>([
		['file', 'documentId', '/files/app/folder/ID'],
		['folder', 'folderId', '/files/app/file/ID'],
	])('is told of a web address before anything is sent by %s', async (resource, name, address) => {
		const value = `https://connections.example.com${address.replace('ID', file())}`;
		const { description } = failureOf(
			await stage.run(resource, 'get', { [name]: locator('url', value) }),
		);
		const kind = resource === 'file' ? 'folder' : 'file';
		expect(description).toMatch(`This is the address of a ${kind}. Choose it from the list`);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is not claimed of an ID that nobody knows', async () => {
		const { message } = failureOf(await stage.run('folder', 'get', { folderId: 'nowhere' }));
		expect(message).not.toContain('This is the ID');
	});
});
