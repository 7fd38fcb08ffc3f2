import { fileIn, download, stored } from './downloads';
import { setOAuthStage, tokenAfter } from './oauthStage';
import { everyJson, locator } from './runs';
import { note, onlyJson } from './stage';

const stage = setOAuthStage();

describe('reading with a token', () => {
	it('asks below the paths in which a token counts', async () => {
		const id = await stored(stage);
		onlyJson(await stage.run('file', 'get', { documentId: locator('id', id) }));
		everyJson(await stage.run('file', 'getAll'));
		expect((await fileIn(stage, await download(stage, id))).bytes).toEqual(note.bytes);

		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(paths.filter((path) => !path.startsWith('/files/oauth/api/'))).toEqual([]);
	});

	it.each([false, true])(
		'goes on with a new token when it expired (told by 403: %s)',
		async (expiredAs403) => {
			const id = await stored(stage);
			await stage.server.settings({ expiredAs403 });
			await stage.server.fault({ match: { path: '/media' }, action: { type: 'expireToken' } });
			const result = await download(stage, id);

			expect((await fileIn(stage, result)).bytes).toEqual(note.bytes);
			expect(tokenAfter(result)).not.toBe(stage.tokens.access_token);
		},
	);

	it('sends no token to the host that a download is redirected to', async () => {
		const id = await stored(stage);
		await stage.server.settings({ redirectMedia: 'media' });
		expect((await fileIn(stage, await download(stage, id))).bytes).toEqual(note.bytes);
	});
});
