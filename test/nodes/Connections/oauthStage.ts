/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import type { NodeResult } from '../../engine/engine';
import type { OAuthClient, OAuthTokens } from '../../server/client';
import { setStage, type Stage } from './stage';

/** A stage whose runs sign in with OAuth2. */
export interface OAuthStage extends Stage {
	client: OAuthClient;
	/** The tokens that the credential holds when a run starts. */
	tokens: OAuthTokens;
}

/** All that a run leaves behind where people may read it. */
function traces({ items, errorItems, error, hints, runData }: NodeResult): string {
	return inspect([items, errorItems, error, hints, runData], { depth: 30, maxStringLength: null });
}

/**
 * A stage whose credential is Amy's, connected anew before each test. After each test, no token and
 * no client secret may be found in what the runs put out or what n8n logged.
 */
export function setOAuthStage(): OAuthStage {
	const stage = setStage() as OAuthStage;
	const results: NodeResult[] = [];
	const clientSecrets = new Set<string>();

	stage.credential = (_user, changes = {}) => ({
		type: 'connectionsOAuth2Api',
		data: {
			baseUrl: stage.server.url,
			clientId: stage.client.id,
			clientSecret: stage.client.secret,
			oauthTokenData: { ...stage.tokens },
			...changes,
		},
	});

	beforeAll(async () => {
		stage.client = await stage.server.oauth.client();
		const { runNode } = stage.engine;
		stage.engine.runNode = async (run) => {
			clientSecrets.add(String(run.credentials?.data.clientSecret));
			const result = await runNode(run);
			results.push(result);
			return result;
		};
	});
	beforeEach(async () => {
		stage.tokens = await stage.server.oauth.tokens('amy');
	});
	afterEach(async () => {
		const { tokens, engine } = stage;
		const { access_token, refresh_token } = tokens;
		const known = await stage.server.oauth.secrets();
		const secrets = [...clientSecrets, access_token, refresh_token, ...known];
		const texts = [...results.map(traces), inspect(engine.logs, { maxArrayLength: null })];
		results.length = 0;
		expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
	});
	return stage;
}

/** The access token that the credential holds after a run. */
export function tokenAfter({ credentials }: NodeResult): unknown {
	return (credentials?.data.oauthTokenData as IDataObject | undefined)?.access_token;
}
