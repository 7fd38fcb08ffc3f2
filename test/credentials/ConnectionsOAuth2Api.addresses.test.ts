import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { startEngine, type Engine } from '../engine/engine';

const type = 'connectionsOAuth2Api';

/** A node that puts out its credential as n8n hands it over, to its own OAuth2 client too. */
const looker: INodeType = {
	description: {
		displayName: 'Looker',
		name: 'looker',
		group: ['output'],
		version: 1,
		description: 'Shows its credential',
		defaults: { name: 'Looker' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: type, required: true }],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return [[{ json: (await this.getCredentials(type)) as IDataObject }]];
	},
};

let engine: Engine;

beforeAll(async () => {
	engine = await startEngine({ nodeTypes: { 'test.looker': looker } });
});
afterAll(async () => await engine.stop());

/** The credential as n8n resolves it. */
async function resolved(data: IDataObject): Promise<IDataObject> {
	const { items, error } = await engine.runNode({
		type: 'test.looker',
		parameters: {},
		credentials: { type, data: { clientId: 'id', clientSecret: 'secret', ...data } as never },
	});
	if (error) throw error;
	return items[0].json;
}

const provider = (origin: string) => ({
	authUrl: `${origin}/oauth2/endpoint/connectionsProvider/authorize`,
	accessTokenUrl: `${origin}/oauth2/endpoint/connectionsProvider/token`,
});

describe("the provider's addresses", () => {
	it.each([
		['https://connections.example.com', 'https://connections.example.com'],
		['https://connections.example.com/', 'https://connections.example.com'],
		['  https://connections.example.com//  ', 'https://connections.example.com'],
		['connections.example.com', 'https://connections.example.com'],
		['connections.example.com:9443', 'https://connections.example.com:9443'],
		['localhost:9443/files', 'https://localhost:9443'],
		['https://connections.example.com/files/app#/mine?x=1', 'https://connections.example.com'],
		['https://connections.example.com?lang=en', 'https://connections.example.com'],
		['https://connections.example.com#top', 'https://connections.example.com'],
		['http://connections.example.com:8080/homepage', 'http://connections.example.com:8080'],
		['HTTPS://Connections.example.com/files', 'HTTPS://Connections.example.com'],
		['https://[2001:db8::1]:444/files', 'https://[2001:db8::1]:444'],
		['10.1.2.3', 'https://10.1.2.3'],
	])('are read from the base URL %p', async (baseUrl, origin) => {
		expect(await resolved({ baseUrl })).toMatchObject(provider(origin));
	});

	it('are those typed in for a custom provider', async () => {
		expect(
			await resolved({
				baseUrl: 'https://connections.example.com',
				provider: 'custom',
				authorizationUrl: 'https://login.example.com/auth',
				tokenUrl: 'https://login.example.com/token',
				authQueryParameters: 'callback_uri=https://n8n.example.com/callback',
			}),
		).toMatchObject({
			authUrl: 'https://login.example.com/auth',
			accessTokenUrl: 'https://login.example.com/token',
			authQueryParameters: 'callback_uri=https://n8n.example.com/callback',
		});
	});

	it('cannot be overridden by what an older or imported credential stored', async () => {
		expect(
			await resolved({
				baseUrl: 'https://connections.example.com',
				authUrl: 'https://elsewhere.example/authorize',
				accessTokenUrl: 'https://elsewhere.example/token',
				grantType: 'clientCredentials',
				authentication: 'header',
			}),
		).toMatchObject({
			...provider('https://connections.example.com'),
			grantType: 'authorizationCode',
			authentication: 'body',
			scope: '',
		});
	});
});

describe('the TLS switch', () => {
	it.each([true, false])('set to %p counts for the requests for tokens too', async (ignored) => {
		const data = { baseUrl: 'https://connections.example.com', allowUnauthorizedCerts: ignored };
		expect(await resolved(data)).toMatchObject({ ignoreSSLIssues: ignored });
	});
});
