import type { IDataObject } from 'n8n-workflow';
import { callerOf } from '../../../../server/testing';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { changes, lockAs, seeded, storedFile, welcomeByLabel } from './stored';

const stage = setStage();
const welcome = () => stage.seed.documents[0];
const id = () => welcome().id;

async function remove(options: IDataObject = {}, more: IDataObject = {}) {
	return await stage.run('file', 'delete', { ...seeded(stage), options, ...more });
}

async function trash(user: 'amy' | 'ben' = 'amy', address = `document/${id()}/entry`) {
	await callerOf(stage.server)('DELETE', `/files/basic/api/myuserlibrary/${address}`, { user });
}

async function places(wanted = id()) {
	const { documents, trash: trashed } = await stage.server.store();
	const holds = (list: Array<{ id: string }>) => list.some((document) => document.id === wanted);
	return { library: holds(documents), trash: holds(trashed) };
}

describe('Delete', () => {
	it('moves a file to the trash', async () => {
		expect(onlyJson(await remove())).toEqual({ id: id(), deleted: true, permanently: false });
		expect(await places()).toEqual({ library: false, trash: true });
		expect(await changes(stage)).toEqual([`DELETE /files/basic/api/document/${id()}/entry`]);
		const requests = await stage.server.requests();
		expect(requests.at(-1)?.headers['x-update-nonce']).toBeTruthy();
		expect(requests.at(-1)?.headers['content-length']).toBeUndefined();
	});

	it('finds a file by its label, and deletes it by its id', async () => {
		expect(onlyJson(await remove({}, welcomeByLabel))).toMatchObject({ id: id(), deleted: true });
		expect(await changes(stage)).toEqual([
			`DELETE /files/basic/api/myuserlibrary/document/${id()}/entry`,
		]);
	});

	it('removes a file from the trash as well with Permanently', async () => {
		expect(onlyJson(await remove({ permanently: true }))).toEqual({
			id: id(),
			deleted: true,
			permanently: true,
		});
		expect(await places()).toEqual({ library: false, trash: false });
		expect(await changes(stage)).toEqual([
			`DELETE /files/basic/api/document/${id()}/entry`,
			`DELETE /files/basic/api/library/${welcome().libraryId}/view/recyclebin/${id()}/entry`,
		]);
	});

	it.each<[string, () => IDataObject]>([
		['any library', () => seeded(stage)],
		['my library', () => ({ ...seeded(stage), library: 'myLibrary' })],
		['my library by its label', () => welcomeByLabel],
		[
			'a library',
			() => ({
				...seeded(stage),
				library: 'library',
				libraryId: locator('id', welcome().libraryId),
			}),
		],
	])('removes a file of %s for good that lies in the trash already', async (_place, parameters) => {
		await trash();
		const json = onlyJson(await remove({ permanently: true }, parameters()));
		expect(json).toMatchObject({ id: id(), deleted: true, permanently: true });
		expect(await places()).toEqual({ library: false, trash: false });
	});

	it("removes a file from the trash of a community's library, whose id is read", async () => {
		const file = stage.seed.documents[2];
		const [community] = stage.seed.communities;
		const parameters = {
			library: 'communityLibrary',
			communityId: locator('id', community.id),
			documentId: locator('id', file.id),
		};
		onlyJson(await remove({}, parameters));
		onlyJson(await remove({ permanently: true }, parameters));
		expect(await places(file.id)).toEqual({ library: false, trash: false });
		expect((await changes(stage)).at(-1)).toBe(
			`DELETE /files/basic/api/library/${file.libraryId}/view/recyclebin/${file.id}/entry`,
		);
	});

	it('deletes a file of its own that the user has locked', async () => {
		await lockAs(stage, 'amy', id());
		expect(onlyJson(await remove())).toMatchObject({ deleted: true });
	});
});

describe('Delete of a file that is not there', () => {
	const missing = () => ({ documentId: locator('id', 'd0c00000-0000-4000-8000-000000000099') });

	it('fails, and says what to check', async () => {
		expect(failureOf(await remove({}, missing()))).toMatchObject({
			message: expect.stringMatching(/^Not found: the file d0c0.+99: /),
			description: expect.stringMatching(/^Check 'File': it may be deleted/),
			httpCode: '404',
		});
	});

	it('says that the trash does not have it either, with Permanently', async () => {
		expect(failureOf(await remove({ permanently: true }, missing())).description).toMatch(
			/^It does not lie in the trash either\. Check 'File'/,
		);
	});

	it.each([false, true])(
		'counts as done with Ignore Missing (permanently: %s)',
		async (permanently) => {
			const json = onlyJson(await remove({ ignoreMissing: true, permanently }, missing()));
			expect(json).toEqual({
				id: missing().documentId.value,
				deleted: true,
				permanently,
				note: 'It was not there (any more).',
			});
		},
	);

	it.each([false, true])(
		'has no id where a label was given (permanently: %s)',
		async (permanently) => {
			const parameters = { library: 'myLibrary', documentId: locator('label', 'missing.txt') };
			expect(
				onlyJson(await remove({ ignoreMissing: true, permanently }, parameters)),
			).toMatchObject({
				id: null,
				deleted: true,
			});
			expect(failureOf(await remove({ permanently }, parameters)).httpCode).toBe('404');
		},
	);

	it('asks for an id where the trash has several of the label', async () => {
		await trash();
		const again = onlyJson(
			await stage.addFile({
				file: { name: 'Welcome.txt', mimeType: 'text/plain', bytes: Buffer.from('x') },
			}),
		);
		await trash('amy', `document/${String(again.id)}/entry`);
		const { message, description } = failureOf(await remove({ permanently: true }, welcomeByLabel));
		expect(message).toBe("2 files named 'Welcome.txt' lie in the trash [item 0]");
		expect(description).toContain(id());
		expect(description).toContain(again.id);
	});
});

describe('Delete, refused by Connections', () => {
	it('says who may delete a file, to somebody who only sees it', async () => {
		const result = await stage.run('file', 'delete', seeded(stage), { user: 'ben' });
		expect(failureOf(result)).toMatchObject({
			message: expect.stringMatching(`^No right to delete the file ${id()}: `),
			description: expect.stringMatching(
				/^The user of the credential must be its owner, or an owner of the library/,
			),
			httpCode: '403',
		});
	});

	it('says that the file lies in the trash where it could not be removed from it', async () => {
		await stage.server.fault({
			match: { method: 'DELETE', path: '/recyclebin/' },
			action: { type: 'status', status: 403, connectionsHeader: true },
		});
		expect(failureOf(await remove({ permanently: true })).message).toBe(
			`The file was moved to the trash, but could not be removed from it: No right to delete the file ${id()} in the trash [item 0]`,
		);
		expect(await places()).toEqual({ library: false, trash: true });
	});
});

describe('Delete of one file by several items', () => {
	it('is done once, and missing for the others', async () => {
		const json = everyJson(
			await stage.run(
				'file',
				'delete',
				{ ...seeded(stage), options: { ignoreMissing: true } },
				{ items: [{}, {}, {}] },
			),
		);
		expect(json.map(({ note = null }) => note)).toEqual([
			null,
			'It was not there (any more).',
			'It was not there (any more).',
		]);
		expect((await storedFile(stage, id())).deleted).toBeDefined();
	});
});
