import type { IDataObject } from 'n8n-workflow';
import { everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { textsOn } from './testing';

const stage = setStage();
const file = () => stage.seed.documents[0];
const comment = () => file().comments[0];

const remove = async (parameters: IDataObject = {}, given: Parameters<typeof stage.run>[3] = {}) =>
	await stage.run(
		'comment',
		'delete',
		{ documentId: file().id, commentId: comment().id, ...parameters },
		given,
	);

describe('Comment: Delete', () => {
	it('removes the comment and says so', async () => {
		expect(onlyJson(await remove())).toEqual({
			id: comment().id,
			documentId: file().id,
			deleted: true,
		});
		expect(await textsOn(stage)).toEqual([]);
		const [, { method, path, headers }] = await stage.server.requests();
		expect([method, path]).toEqual([
			'DELETE',
			`/files/basic/api/document/${file().id}/comment/${comment().id}/entry`,
		]);
		expect(headers['x-update-nonce']).toMatch(/./);
	});

	it('tells the ID of a file that was named by its label', async () => {
		const documentId = locator('label', file().label);
		expect(onlyJson(await remove({ library: 'myLibrary', documentId }))).toMatchObject({
			documentId: file().id,
			deleted: true,
		});
	});

	it('says that there is no such comment', async () => {
		expect(failureOf(await remove({ commentId: 'nowhere' }))).toMatchObject({
			message: expect.stringMatching(`^Not found: the comment nowhere on the file ${file().id}`),
			httpCode: '404',
		});
	});

	it('counts a comment that is not there as deleted, with Ignore Missing', async () => {
		const options = { ignoreMissing: true };
		const [first, second] = everyJson(await remove({ options }, { items: [{}, {}] }));
		expect(first).not.toHaveProperty('note');
		expect(second).toEqual({
			id: comment().id,
			documentId: file().id,
			deleted: true,
			note: 'It was not there (any more).',
		});
	});

	it("lets the file's owner delete what others wrote, but not others", async () => {
		const run = { documentId: file().id, text: 'Mine' };
		const { id } = onlyJson(await stage.run('comment', 'create', run, { user: 'ben' }));
		expect(failureOf(await remove({}, { user: 'ben' }))).toMatchObject({
			message: expect.stringMatching(`^No right to delete the comment ${comment().id} on the file`),
			httpCode: '403',
		});
		onlyJson(await remove({ commentId: id as string }));
		expect(await textsOn(stage)).toEqual(['Good to see you here.']);
	});
});
