import { fileIn, download, stored } from './downloads';
import { setOAuthStage, tokenAfter } from './oauthStage';
import { everyJson, failureOf, locator } from './runs';
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

	it.each(['getAll', 'download'])(
		'tells what the server says where it refuses the new token as well (%s)',
		async (operation) => {
			const id = await stored(stage);
			const body =
				'<td:error xmlns:td="urn:ibm.com/td"><td:errorMessage>Your account sleeps.</td:errorMessage></td:error>';
			await stage.server.fault({
				match: { path: operation === 'getAll' ? '/feed' : '/media' },
				action: { type: 'status', status: 401, body, contentType: 'application/xml' },
				times: 2,
			});
			const failed = failureOf(
				await stage.run('file', operation, {
					...(operation === 'download' && { documentId: locator('id', id) }),
					options: { maxRetries: 0 },
				}),
			);
			expect(failed.message).toContain('Connections refused the access token: Your account sleeps');
		},
	);

	it('sends no token to the host that a download is redirected to', async () => {
		const id = await stored(stage);
		await stage.server.settings({ redirectMedia: 'media' });
		expect((await fileIn(stage, await download(stage, id))).bytes).toEqual(note.bytes);
	});
});
