import type { IDataObject } from 'n8n-workflow';
import { startConnections } from '../../server/client';
import { setOAuthStage } from './oauthStage';
import { failureOf } from './runs';
import { onlyJson } from './stage';

const stage = setOAuthStage();

/** The message and description of a run whose token has expired. */
async function failure(credential: IDataObject = {}) {
	const { message, description } = failureOf(
		await stage.addFile({ credential, options: { maxRetries: 0 } }),
	);
	return { message: message.replace(' [item 0]', ''), description: description ?? '' };
}

const custom = (tokenUrl: string) => ({
	provider: 'custom',
	authorizationUrl: `${stage.server.url}/anywhere`,
	tokenUrl,
});

beforeEach(async () => await stage.server.oauth.expire());

describe('a token that cannot be renewed says why:', () => {
	it('the account was never connected', async () => {
		const { message, description } = await failure({ oauthTokenData: undefined });
		expect(message).toBe('The credential is not connected');
		expect(description).toContain('connect the account');
	});

	it('the refresh token was revoked', async () => {
		await stage.server.oauth.revoke();
		const { message, description } = await failure();
		expect(message).toBe('The access of the credential has ended and could not be renewed');
		expect(description).toContain('reconnect the account');
	});

	it('there is no refresh token', async () => {
		const { access_token } = stage.tokens;
		const { description } = await failure({ oauthTokenData: { access_token } });
		expect(description).toContain('the provider gives no refresh tokens');
	});

	it.each([
		['the client secret is wrong', { clientSecret: 'not the secret of the client' }],
		['the client is not known', { clientId: 'nobody' }],
	])('%s', async (_cause, credential) => {
		const { message, description } = await failure(credential);
		expect(message).toBe('The provider refused the client ID or the client secret');
		expect(description).toContain('invalid_client');
		expect(description).not.toContain('not the secret of the client');
	});

	it.each([
		['a web page came instead of a token', 'html', 'HTTP 200'],
		['the token endpoint failed', 'error', 'HTTP 500'],
		['the tokens came form-encoded, but not declared so', 'formAsText', 'HTTP 200'],
	] as const)('%s', async (_cause, tokenAnswer, detail) => {
		await stage.server.settings({ tokenAnswer });
		const { message, description } = await failure();
		expect(message).toBe("The provider's token address did not answer with a token");
		expect(description).toContain(detail);
		expect(description).not.toContain('access_token');
	});

	it.each([
		['nothing listens at the token address', 'http://127.0.0.1:1/token', 'ECONNREFUSED'],
		['the host of the token address is not known', 'http://tokens.invalid/token', 'ENOTFOUND'],
	])('%s', async (_cause, tokenUrl, detail) => {
		const { message, description } = await failure(custom(tokenUrl));
		expect(message).toBe("The provider's token address could not be reached");
		expect(description).toContain(detail);
	});

	it('there is nothing at the token address', async () => {
		const { message, description } = await failure(custom(`${stage.server.url}/files/token`));
		expect(message).toBe("The provider's token address did not answer with a token");
		expect(description).toContain('HTTP 404');
	});

	it('the token belongs to another server', async () => {
		const other = await startConnections();
		try {
			const tokenUrl = `${stage.server.url}/oauth2/endpoint/connectionsProvider/token`;
			const { message, description } = await failure({ baseUrl: other.url, ...custom(tokenUrl) });
			expect(message).toBe('Connections refused the access token');
			expect(description).toContain('Reconnect the credential');
		} finally {
			await other.stop();
		}
	});

	it('the server itself does not answer, which is told of the server and not of the provider', async () => {
		const credential = { baseUrl: 'http://127.0.0.1:1' };
		expect((await failure(credential)).message).toBe('The server refused the connection');
	});
});

describe('a token that can be renewed', () => {
	it('may come form-encoded', async () => {
		await stage.server.settings({ tokenAnswer: 'form' });
		onlyJson(await stage.addFile());
	});

	it('may come from another host than the server', async () => {
		const tokenUrl = `${stage.server.url}/oauth2/endpoint/connectionsProvider/token`;
		const localhost = tokenUrl.replace('127.0.0.1', 'localhost');
		onlyJson(await stage.addFile({ credential: custom(localhost) }));
	});

	it('is asked for again when the provider was down for a moment', async () => {
		await stage.server.settings({ tokenAnswer: 'error' });
		const run = stage.addFile({ options: { maxRetries: 3 } });
		while ((await stage.server.oauth.stats()).requests === 0);
		await stage.server.settings({ tokenAnswer: 'json' });
		onlyJson(await run);
	});
});
