import type { IDataObject } from 'n8n-workflow';
import { setOAuthStage, tokenAfter } from './oauthStage';
import { locator } from './runs';
import { note, onlyJson } from './stage';

const stage = setOAuthStage();
const id = () => stage.seed.documents[0].id;

const operations: Array<[string, IDataObject]> = [
	['update', { updateFields: { label: 'Hello.txt' } }],
	['lock', {}],
	['unlock', {}],
	['share', { shareWith: ['bokafor'] }],
	['unshare', { unshareFrom: 'everybody' }],
	['uploadVersion', {}],
	['delete', { options: { permanently: true } }],
];

const run = async (operation: string, parameters: IDataObject = {}) =>
	await stage.run(
		'file',
		operation,
		{ authentication: 'oAuth2', documentId: locator('id', id()), ...parameters },
		{ items: [{ files: { data: note } }] },
	);

describe('a file that is changed with a token', () => {
	it.each(operations)('by %s', async (operation, parameters) => {
		expect(onlyJson(await run(operation, parameters)).id).toBe(id());
		const requests = await stage.server.requests();
		expect(requests.every(({ path }) => path.startsWith('/files/oauth/api/'))).toBe(true);
	});

	it('is restored', async () => {
		onlyJson(await run('delete'));
		expect(onlyJson(await run('restore')).id).toBe(id());
	});

	it.each(operations)('by %s, renewed once when it has expired', async (operation, parameters) => {
		await stage.server.oauth.expire();
		const result = await run(operation, parameters);
		expect(onlyJson(result).id).toBe(id());
		expect(tokenAfter(result)).not.toBe(stage.tokens.access_token);
		expect((await stage.server.oauth.stats()).granted.refresh_token).toBe(1);
	});
});
