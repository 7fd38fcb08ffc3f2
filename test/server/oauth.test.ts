import { request } from 'undici';
import { startConnections, type ConnectionsServer, type OAuthTokens } from './client';
import { callerOf, type Caller } from './testing';

const PROVIDER = '/oauth2/endpoint/connectionsProvider';
const CALLBACK = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';
const NONCE = '/files/oauth/api/nonce';

let server: ConnectionsServer;
let call: Caller;

beforeAll(async () => {
	server = await startConnections();
	call = callerOf(server);
});
afterAll(async () => await server.stop());
beforeEach(async () => await server.reset());

const withToken = async (token: string, path = NONCE) =>
	await call('GET', path, { user: null, headers: { authorization: `Bearer ${token}` } });

async function tokenRequest(form: Record<string, string>) {
	const { id, secret } = await server.oauth.client();
	const answer = await request(`${server.url}${PROVIDER}/token`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: String(new URLSearchParams({ client_id: id, client_secret: secret, ...form })),
	});
	const text = await answer.body.text();
	return { status: answer.statusCode, type: String(answer.headers['content-type']), text };
}

const renew = async (refreshToken: string, form: Record<string, string> = {}) =>
	await tokenRequest({ grant_type: 'refresh_token', refresh_token: refreshToken, ...form });

/** A browser with a jar of cookies that follows redirects within the server. */
function browser() {
	const jar = new Map<string, string>();
	const visit = async (address: string, form?: Record<string, string>) => {
		const answer = await request(new URL(address, server.url), {
			method: form ? 'POST' : 'GET',
			headers: {
				cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
				...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
			},
			body: form && String(new URLSearchParams(form)),
		});
		for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			jar.set(name, value);
		}
		const text = await answer.body.text();
		const location = answer.headers.location && String(answer.headers.location);
		return { status: answer.statusCode, text, location };
	};
	const open = async (address: string, form?: Record<string, string>) => {
		let page = { ...(await visit(address, form)), address };
		while (page.location && new URL(page.location, server.url).origin === server.url) {
			page = { ...(await visit(page.location)), address: page.location };
		}
		return page;
	};
	return open;
}

async function askForConsent(changes: Record<string, string> = {}) {
	const { id } = await server.oauth.client();
	const query = new URLSearchParams({
		client_id: id,
		redirect_uri: CALLBACK,
		response_type: 'code',
		state: 'the state',
		...changes,
	});
	const open = browser();
	const page = await open(`${PROVIDER}/authorize?${query}`);
	const answer = async (form: Record<string, string>) => await open(page.address, form);
	return { page, answer };
}

const amy = { user: 'amy', password: 'amy-secret', decision: 'allow' };

describe('the OAuth2 provider of the test server', () => {
	it('gives a code after the consent, and tokens for the code, once', async () => {
		const { page, answer } = await askForConsent();
		expect(page.text).toContain('<strong>n8n</strong> asks to work in Connections');
		const callback = new URL((await answer(amy)).location ?? '');
		expect(callback.href.split('?')[0]).toBe(CALLBACK);
		expect(callback.searchParams.get('state')).toBe('the state');
		const form = {
			grant_type: 'authorization_code',
			code: callback.searchParams.get('code') ?? '',
			redirect_uri: CALLBACK,
		};
		const { status, text } = await tokenRequest(form);
		expect(status).toBe(200);
		const tokens = JSON.parse(text) as OAuthTokens;
		expect(tokens).toEqual({
			access_token: expect.any(String),
			refresh_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: 43200,
		});
		expect((await withToken(tokens.access_token)).status).toBe(200);
		expect(await tokenRequest(form)).toMatchObject({
			status: 400,
			text: expect.stringContaining('invalid_grant'),
		});
	});

	it('asks again after a wrong password, and tells the application of a refusal', async () => {
		const { answer } = await askForConsent();
		const again = await answer({ ...amy, password: 'wrong' });
		expect(again).toMatchObject({ status: 401, text: expect.stringContaining('is wrong') });
		const { location } = await answer({ decision: 'deny' });
		expect(new URL(location ?? '').searchParams.get('error')).toBe('access_denied');
	});

	it('refuses a callback address that is not registered, and says so to the person', async () => {
		const { page } = await askForConsent({ redirect_uri: 'http://127.0.0.1:1/elsewhere' });
		expect(page.status).toBe(400);
		expect(page.location).toBeUndefined();
		expect(page.text).toContain('redirect_uri');
	});

	it('renews a token, and takes each refresh token once', async () => {
		const { access_token: old, refresh_token: first } = await server.oauth.tokens('amy');
		await server.oauth.expire();
		expect(await withToken(old)).toMatchObject({
			status: 401,
			text: expect.stringContaining('oauth_access_token_expired'),
		});
		const renewed = JSON.parse((await renew(first)).text) as OAuthTokens;
		expect(renewed.refresh_token).not.toBe(first);
		expect((await withToken(renewed.access_token)).status).toBe(200);
		expect((await renew(first)).text).toContain('invalid_grant');
		expect(await server.oauth.stats()).toEqual({
			requests: 2,
			granted: { refresh_token: 1 },
			refused: { refresh_token: 1 },
		});
	});

	it('renews nothing for a wrong client secret, or after a revocation', async () => {
		const { access_token: access, refresh_token: refresh } = await server.oauth.tokens('amy');
		const wrong = await renew(refresh, { client_secret: 'wrong' });
		expect(wrong).toMatchObject({ status: 401, text: expect.stringContaining('invalid_client') });
		await server.oauth.revoke();
		expect((await renew(refresh)).text).toContain('invalid_grant');
		expect((await withToken(access)).status).toBe(401);
	});

	it('knows the clients that a test registers', async () => {
		const client = { id: 'other', secret: 'other-secret', redirectUris: [CALLBACK] };
		await server.oauth.setClient(client);
		const { refresh_token: refresh } = await server.oauth.tokens('ben', 'other');
		const credentials = { client_id: 'other', client_secret: 'other-secret' };
		expect((await renew(refresh, credentials)).status).toBe(200);
	});

	it('answers oddly where a setting says so', async () => {
		const { refresh_token: refresh } = await server.oauth.tokens('amy');
		await server.settings({ tokenAnswer: 'html' });
		expect(await renew(refresh)).toMatchObject({
			status: 200,
			type: expect.stringMatching('html'),
		});
		await server.settings({ tokenAnswer: 'error' });
		expect((await renew(refresh)).status).toBe(500);
		await server.settings({ tokenAnswer: 'form' });
		const { type, text } = await renew(refresh);
		expect(type).toContain('application/x-www-form-urlencoded');
		expect(new URLSearchParams(text).get('expires_in')).toBe('43200');
	});
});

describe('a Bearer token', () => {
	it('signs in the user it was given to, only where the path holds /oauth', async () => {
		const { access_token: token } = await server.oauth.tokens('ben');
		expect((await withToken(token)).status).toBe(200);
		const [{ user }] = await server.requests();
		expect(user).toBe('bokafor');
		expect((await withToken(token, '/files/basic/api/nonce')).status).toBe(401);
	});

	it('that expired is refused with 403 where a setting says so', async () => {
		const { access_token: token } = await server.oauth.tokens('amy');
		await server.settings({ expiredAs403: true });
		await server.oauth.expire();
		expect(await withToken(token)).toMatchObject({
			status: 403,
			text: expect.stringContaining('oauth_access_token_expired'),
		});
	});

	it('is expired between two requests by a fault', async () => {
		const { access_token: token } = await server.oauth.tokens('amy');
		await server.fault({ match: { path: 'nonce', nth: 2 }, action: { type: 'expireToken' } });
		expect((await withToken(token)).status).toBe(200);
		expect((await withToken(token)).status).toBe(401);
	});
});
