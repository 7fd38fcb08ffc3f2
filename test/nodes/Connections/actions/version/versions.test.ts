import type { IDataObject } from 'n8n-workflow';
import type { ConnectionsFaultAction } from '../../../../server/client';
import { callerOf } from '../../../../server/testing';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { open, refusalOf } from '../../listSearch/pickers';

const stage = setStage();
const file = () => stage.seed.documents[0];
const stored = async () => {
	const { documents } = await stage.server.store();
	const document = documents.find(({ id }) => id === file().id);
	if (!document) throw new Error('The file is gone');
	return document;
};

/** Gives the file so many further versions, past the node. */
async function revise(count: number) {
	for (let number = 2; number < 2 + count; number++) {
		const { status } = await callerOf(stage.server)(
			'PUT',
			`/files/basic/api/document/${file().id}/media?createVersion=true`,
			{ headers: { 'content-type': 'application/octet-stream' }, body: 'x'.repeat(number) },
		);
		expect(status).toBe(200);
	}
}

const given = (parameters: IDataObject) => ({ documentId: file().id, ...parameters });
const list = async (parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('version', 'getAll', given(parameters), { user });
const remove = async (version: unknown, parameters: IDataObject = {}, user = 'amy') =>
	await stage.run('version', 'deleteOld', given({ version: version as string, ...parameters }), {
		user,
	});

describe('Version: Get Many', () => {
	it('tells the versions, newest first, and which one is current', async () => {
		await revise(2);
		const [author] = stage.seed.users;
		const versions = everyJson(await list());
		expect(versions.map(({ version, size, current }) => [version, size, current])).toEqual([
			['3', 3, true],
			['2', 2, false],
			['1', 31, false],
		]);
		const { versionUuid, older } = await stored();
		expect(versions[0]).toMatchObject({ id: versionUuid, replacedAt: null });
		expect(versions[1]).toEqual({
			id: older[0].versionUuid,
			documentId: file().id,
			version: '2',
			title: 'Welcome.txt [v2]',
			summary: null,
			size: 2,
			created: expect.stringMatching(/Z$/),
			replacedAt: expect.stringMatching(/Z$/),
			author: { id: author.id, name: author.name, email: author.email },
			downloadUrl: expect.stringMatching(`/version/${older[0].versionUuid}/media$`),
			current: false,
		});
	});

	it('gives as many as the limit says, and whole entries without Simplify', async () => {
		await revise(2);
		expect(everyJson(await list({ limit: 2 })).map(({ version }) => version)).toEqual(['3', '2']);
		const [{ entry }] = everyJson(await list({ simplify: false }));
		expect(entry).toMatchObject({ 'td:versionLabel': '3' });
	});

	it('finds the file by its label', async () => {
		const documentId = locator('label', file().label);
		expect(everyJson(await list({ library: 'myLibrary', documentId }))).toMatchObject([
			{ documentId: file().id, version: '1', current: true, replacedAt: null },
		]);
	});

	it('is asked again after a cut, and says what is not there', async () => {
		await stage.server.fault({ match: { path: '/feed' }, action: { type: 'resetBeforeAnswer' } });
		expect(everyJson(await list())).toHaveLength(1);
		expect(failureOf(await list({ documentId: 'nowhere' }))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file nowhere/),
			httpCode: '404',
		});
	});
});

describe('Version: Delete Old', () => {
	const numbers = async () => (await stored()).older.map(({ version }) => version);

	it('deletes that version and all older ones', async () => {
		await revise(3);
		expect(onlyJson(await remove(2))).toEqual({ id: file().id, version: 2, deleted: true });
		expect(await numbers()).toEqual([3]);
		const { method, path, query, headers } = (await stage.server.requests()).at(-1) ?? {};
		expect([method, path]).toEqual(['DELETE', `/files/basic/api/document/${file().id}/feed`]);
		expect(Object.fromEntries(query ?? [])).toEqual({ category: 'version', deleteFrom: '2' });
		expect(headers?.['x-update-nonce']).toMatch(/./);
	});

	it('takes a choice of the list, which shows the old versions', async () => {
		await revise(2);
		const parameters = {
			resource: 'version',
			operation: 'deleteOld',
			documentId: locator('id', file().id),
		};
		const { results } = await open(stage, 'searchVersions', { parameters });
		expect(results.map(({ value }) => value)).toEqual(['2', '1']);
		expect(results[0].name).toMatch(/^Version 2, \d{4}-\d\d-\d\d/);
		onlyJson(await remove(locator('list', String(results[1].value))));
		expect(await numbers()).toEqual([2]);
	});

	it('says in the list that there are none', async () => {
		const parameters = {
			resource: 'version',
			operation: 'deleteOld',
			documentId: locator('id', file().id),
		};
		expect(await refusalOf(open(stage, 'searchVersions', { parameters }))).toMatchObject({
			message: 'The file has no old versions',
		});
	});

	it.each([3, 4, 99])(
		'refuses %d, which is the current version or a later one',
		async (version) => {
			await revise(2);
			const { message, description } = failureOf(await remove(version));
			expect(message).toBe(
				`'Version' is ${version}, but the current version of the file is 3, which is not deleted [item 0]`,
			);
			expect(description).toMatch(/^Set a number below 3/);
			expect(await numbers()).toEqual([2, 1]);
		},
	);

	it.each(['0', -1, 1.5, 'v2', '={{ $json.none }}'])(
		'refuses %j before anything is sent',
		async (version) => {
			expect(failureOf(await remove(version)).message).toMatch(/^'Version' is/);
			expect(await stage.server.requests()).toEqual([]);
		},
	);

	it.each<[string, ConnectionsFaultAction]>([
		['a cut before the server acted', { type: 'resetBeforeAnswer' }],
		['a cut after the server acted', { type: 'resetAfterStore' }],
		['a busy server', { type: 'status', status: 503, headers: { 'Retry-After': '0' } }],
	])('ends the same after %s', async (_case, action) => {
		await revise(2);
		await stage.server.fault({ match: { method: 'DELETE' }, action });
		expect(onlyJson(await remove(1))).toMatchObject({ deleted: true });
		expect(await numbers()).toEqual([2]);
	});

	it('says that the user may not, or that the file is not there', async () => {
		await revise(1);
		expect(failureOf(await remove(1, {}, 'ben'))).toMatchObject({
			message: expect.stringMatching(`^No right to delete old versions of the file ${file().id}`),
			httpCode: '403',
		});
		expect(failureOf(await remove(1, { documentId: 'nowhere' })).httpCode).toBe('404');
		const options = { ignoreMissing: true };
		expect(onlyJson(await remove(1, { documentId: 'nowhere', options }))).toMatchObject({
			deleted: true,
			note: 'The file was not there (any more).',
		});
	});
});
