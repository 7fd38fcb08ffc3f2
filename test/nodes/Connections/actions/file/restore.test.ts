import { callerOf } from '../../../../server/testing';
import { failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { changes, seeded, storedFile } from './stored';

const stage = setStage();
const id = () => stage.seed.documents[0].id;
const trashed = () => `/files/basic/api/myuserlibrary/view/recyclebin/${id()}/entry`;

async function trash() {
	await callerOf(stage.server)('DELETE', `/files/basic/api/document/${id()}/entry`);
}

describe('Restore', () => {
	it('puts a file back where it was, with its creation', async () => {
		const before = await storedFile(stage, id());
		await trash();
		const json = onlyJson(await stage.run('file', 'restore', seeded(stage)));
		expect(json).toMatchObject({ id: id(), label: 'Welcome.txt', version: '1', tags: ['start'] });
		expect(Date.parse(String(json.created))).toBe(before.created);
		expect((await storedFile(stage, id())).deleted).toBeUndefined();
		expect((await changes(stage)).at(-1)).toBe(`PUT ${trashed()}?undelete=true`);
	});

	it('sends a nonce, and no body', async () => {
		await trash();
		onlyJson(await stage.run('file', 'restore', seeded(stage)));
		const put = (await stage.server.requests()).find(({ method }) => method === 'PUT');
		expect(put?.headers).toMatchObject({ 'content-length': '0' });
		expect(put?.headers['x-update-nonce']).toBeTruthy();
	});

	it.each([
		['url', () => `https://connections.example.com/files/app/file/${id()}`],
		['list', id],
	])('takes a file by %s', async (mode, value) => {
		await trash();
		const documentId = locator(mode, value());
		expect(onlyJson(await stage.run('file', 'restore', { documentId }))).toMatchObject({
			id: id(),
		});
	});

	it('gives the whole entry without Simplify', async () => {
		await trash();
		const json = onlyJson(
			await stage.run('file', 'restore', { ...seeded(stage), simplify: false }),
		);
		expect(json).toMatchObject({ entry: { 'td:label': 'Welcome.txt' } });
	});

	it('reads the file where the answer holds no entry', async () => {
		await trash();
		await stage.server.fault({
			match: { method: 'PUT' },
			action: { type: 'storeThenAnswer', status: 200, body: '' },
		});
		expect(onlyJson(await stage.run('file', 'restore', seeded(stage)))).toMatchObject({
			id: id(),
		});
	});

	it('lists the trash to choose from', async () => {
		await trash();
		const { results } = await stage.engine.listSearch('searchTrash', {
			parameters: { resource: 'file', operation: 'restore' },
			credentials: stage.credential(),
		});
		expect(results.map(({ name, value }) => [name, value])).toEqual([['Welcome.txt', id()]]);
	});
});

describe('Restore, refused', () => {
	it('does not find what is not in the trash', async () => {
		expect(failureOf(await stage.run('file', 'restore', seeded(stage)))).toMatchObject({
			message: expect.stringMatching(`^Not found: the file ${id()} in the trash: `),
			httpCode: '404',
		});
	});

	it('says what to do where another file has the name by now', async () => {
		await trash();
		onlyJson(
			await stage.addFile({
				file: { name: 'Welcome.txt', mimeType: 'text/plain', bytes: Buffer.from('x') },
			}),
		);
		expect(failureOf(await stage.run('file', 'restore', seeded(stage)))).toMatchObject({
			message: expect.stringMatching(
				/^A file of the same name exists already where this one was: /,
			),
			description: expect.stringMatching(/^Rename or delete that one, then restore this one\./),
			httpCode: '409',
		});
	});

	it('asks for a file', async () => {
		const documentId = locator('id', '={{ "" }}');
		expect(failureOf(await stage.run('file', 'restore', { documentId })).message).toBe(
			"'File' is empty [item 0]",
		);
		expect(await stage.server.requests()).toEqual([]);
	});
});
