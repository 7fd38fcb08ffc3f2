import { htmlAnswer, Refusal } from '../http/answers.mjs';
import { users } from '../seed/people.mjs';
import { BASE } from './base.mjs';
import { Memory } from './memory.mjs';

const CLIENT = {
	id: 'n8n-test',
	secret: 'n8n-test-client-secret',
	name: 'n8n',
	redirectUris: ['127.0.0.1', 'localhost'].map(
		(host) => `http://${host}:5678/rest/oauth2-credential/callback`,
	),
};

/** Answers of the token endpoint that are not what it should answer, by the setting tokenAnswer. */
const ODD_ANSWERS = {
	html: [200, 'text/html; charset=UTF-8', '<!DOCTYPE html><html><body>Sign in</body></html>'],
	error: [500, 'text/html; charset=UTF-8', '<!DOCTYPE html><html><body>Failure</body></html>'],
};

/** The OAuth2 provider of the test server: its pages, its tokens, and what tests do to them. */
export class OAuth {
	#memory = new Memory();
	#expired = new Set();
	#settings;
	#stats;
	#loaded;

	constructor(settings) {
		this.#settings = settings;
		this.reset();
	}

	/** The provider, loaded when it is first needed: most tests start a server and never ask for it. */
	#provider() {
		this.#loaded ??= import('./provider.mjs').then(({ createProvider }) =>
			createProvider(this.#memory, (context, next) => this.#token(context, next)),
		);
		return this.#loaded;
	}

	/** Whether a request is for the provider and not for an application. */
	serves({ url }) {
		return url.startsWith(`${BASE}/`);
	}

	async handle(request, response) {
		const { answer } = await this.#provider();
		return await answer(request, response);
	}

	/** Back to the seeded client; nobody holds a token. */
	reset() {
		this.#memory.clear();
		this.#expired.clear();
		this.#stats = { requests: 0, granted: {}, refused: {} };
		this.setClient(CLIENT);
	}

	/** Registers a client, or changes the one of that id. */
	setClient({ id, secret, name = id, redirectUris }) {
		this.#memory.set('Client', id, {
			client_id: id,
			client_secret: secret,
			client_name: name,
			redirect_uris: redirectUris,
		});
		return { id, secret, name, redirectUris };
	}

	/** The client that is registered from the start, as it is now. */
	get client() {
		const client = this.#memory.get('Client', CLIENT.id);
		return { ...CLIENT, secret: client.client_secret, redirectUris: client.redirect_uris };
	}

	/** For Authentication: the user of a token, or what is wrong with it. */
	verifyBearer(token) {
		const payload = this.#memory.get('AccessToken', token);
		if (payload && !this.#expired.has(token)) {
			return { user: users.find(({ login }) => login === payload.accountId) };
		}
		const description = payload ? 'oauth_access_token_expired' : 'The token is not known';
		if (payload && this.#settings.expiredAs403) {
			throw new Refusal(htmlAnswer(403, 'Error 403: Forbidden', description));
		}
		return { error: 'invalid_token', description };
	}

	/** For Authentication: one access token counts as expired from now on. */
	expireBearer(token) {
		this.#expired.add(token);
	}

	/** Counts what the token endpoint does, and spoils its answers as the settings say. */
	async #token(context, next) {
		if (context.path !== `${BASE}/token`) return await next();
		this.#stats.requests++;
		const odd = ODD_ANSWERS[this.#settings.tokenAnswer];
		if (odd) {
			[context.status, context.type, context.body] = odd;
			return;
		}
		await next();
		const grant = context.oidc?.params?.grant_type ?? 'unknown';
		const counts = context.status < 300 ? this.#stats.granted : this.#stats.refused;
		counts[grant] = (counts[grant] ?? 0) + 1;
		if (context.status < 300 && /^form/.test(this.#settings.tokenAnswer)) {
			const declared = this.#settings.tokenAnswer === 'form';
			context.body = new URLSearchParams(context.body).toString();
			context.type = declared ? 'application/x-www-form-urlencoded' : 'text/html';
		}
	}

	/** Tokens for a user as after a consent, in the shape of the token endpoint's answer. */
	async #tokensFor({ user, client: clientId = CLIENT.id }) {
		const { Client, Grant, AccessToken, RefreshToken } = (await this.#provider()).provider;
		const client = await Client.find(clientId);
		if (!client) throw new RangeError(`No client is called ${clientId}`);
		if (!users.some(({ login }) => login === user)) {
			throw new RangeError(`No user is called ${user}`);
		}
		const grantId = await new Grant({ accountId: user, clientId }).save();
		const about = { accountId: user, client, grantId, gty: 'authorization_code' };
		const access = new AccessToken(about);
		return {
			access_token: await access.save(),
			refresh_token: await new RefreshToken(about).save(),
			token_type: 'Bearer',
			expires_in: access.expiration,
		};
	}

	#expireAll() {
		for (const [token] of this.#memory.all('AccessToken')) this.#expired.add(token);
	}

	#revokeAll() {
		for (const model of ['AccessToken', 'RefreshToken', 'Grant']) {
			for (const [id] of this.#memory.all(model)) this.#memory.delete(model, id);
		}
	}

	/** Every token and code that is known now: what may be found nowhere else. */
	#secrets() {
		const models = ['AccessToken', 'RefreshToken', 'AuthorizationCode'];
		return models.flatMap((model) => this.#memory.all(model).map(([id]) => id));
	}

	/** What the control side can do here, by method and path. */
	controlActions() {
		return {
			'POST /control/oauth/clients': (client) => this.setClient(client),
			'POST /control/oauth/tokens': (wanted) => this.#tokensFor(wanted),
			'POST /control/oauth/expire': () => this.#expireAll(),
			'POST /control/oauth/revoke': () => this.#revokeAll(),
			'GET /control/oauth/stats': () => this.#stats,
			'GET /control/oauth/client': () => CLIENT,
			'GET /control/oauth/secrets': () => this.#secrets(),
		};
	}
}
