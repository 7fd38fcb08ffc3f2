import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { interactionPolicy, Provider } from 'oidc-provider';
import { htmlAnswer } from '../http/answers.mjs';
import { users } from '../seed/people.mjs';
import { BASE, SCOPE } from './base.mjs';
import { consent } from './consent.mjs';

const CONSENT = `${BASE}/consent/`;

const HALF_A_YEAR = 182 * 24 * 3600;

/** How long things are good on a Connections server, in seconds. */
const LIFETIMES = {
	AccessToken: 12 * 3600,
	AuthorizationCode: 60,
	RefreshToken: HALF_A_YEAR,
	Grant: HALF_A_YEAR,
	Interaction: 3600,
	Session: 3600,
	IdToken: 3600,
};

/** The person is asked each time, whoever was signed in before. */
function askAlways() {
	const policy = interactionPolicy.base();
	const { Check } = interactionPolicy;
	const check = new Check('each_time', 'Consent is asked for each time', ({ oidc }) =>
		oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
	);
	policy.get('login').checks.add(check);
	return policy;
}

/** A key of its own for each start, or the library prints a notice where the address is awaited. */
function signingKey() {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return { ...privateKey.export({ format: 'jwk' }), kid: 'start', use: 'sig', alg: 'ES256' };
}

/** What a person sees when the application's request is wrong, e.g. its callback not registered. */
function showError(context, { error, error_description: description = '' }) {
	context.type = 'html';
	context.body = htmlAnswer(context.status, `Error: ${error}`, description).body;
}

/** Connections knows no scopes, the library needs one: it comes with each request and leaves no trace. */
async function fillInScope(context, next) {
	if (context.path === `${BASE}/authorize`) context.query = { ...context.query, scope: SCOPE };
	await next();
	if (context.path === `${BASE}/token`) delete context.body?.scope;
}

/**
 * A provider with the manners of Connections' own: authorization code and rotating refresh tokens,
 * client id and secret in the body, no scopes, opaque tokens.
 * Returns it with the listener that answers for it.
 * @param around Koa middleware around all that the provider does
 */
export function createProvider(memory, around) {
	const provider = new Provider('http://connections.invalid', {
		adapter: (model) => memory.adapter(model),
		clientDefaults: {
			grant_types: ['authorization_code', 'refresh_token'],
			response_types: ['code'],
			token_endpoint_auth_method: 'client_secret_post',
			id_token_signed_response_alg: 'ES256',
		},
		clientAuthMethods: ['client_secret_post'],
		cookies: { keys: [randomUUID()] },
		features: { devInteractions: { enabled: false } },
		findAccount: (_context, login) =>
			users.some((user) => user.login === login)
				? { accountId: login, claims: () => ({ sub: login }) }
				: undefined,
		interactions: {
			policy: askAlways(),
			url: (_context, { uid }) => CONSENT + uid,
		},
		issueRefreshToken: () => true,
		expiresWithSession: () => false,
		rotateRefreshToken: true,
		jwks: { keys: [signingKey()] },
		renderError: showError,
		pkce: { required: () => false },
		routes: { authorization: `${BASE}/authorize`, token: `${BASE}/token` },
		scopes: [SCOPE],
		ttl: LIFETIMES,
	});
	provider.use(around);
	provider.use(fillInScope);
	const callback = provider.callback();
	return {
		provider,
		answer: async (request, response) =>
			request.url.startsWith(CONSENT)
				? await consent(request, response, provider)
				: await callback(request, response),
	};
}
