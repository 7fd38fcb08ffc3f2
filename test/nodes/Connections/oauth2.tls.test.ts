/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { startConnections, type ConnectionsServer } from '../../server/client';
import { setOAuthStage } from './oauthStage';
import { failureOf } from './runs';
import { onlyJson } from './stage';

const stage = setOAuthStage();
let folder: string;
let secure: ConnectionsServer;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'certificate-'));
	const pems = await generate([{ name: 'commonName', value: 'connections.example' }]);
	const tls = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
	await writeFile(tls.key, pems.private);
	await writeFile(tls.cert, pems.cert);
	secure = await startConnections({ tls });
});
afterAll(async () => {
	await secure.stop();
	await rm(folder, { recursive: true });
});
beforeEach(async () => await secure.reset());

/** A credential of the server with a certificate of its own, whose token has expired. */
async function credential(allowUnauthorizedCerts: boolean) {
	const oauthTokenData = { ...(await secure.oauth.tokens('amy')) };
	await secure.oauth.expire();
	return { baseUrl: secure.url, allowUnauthorizedCerts, oauthTokenData };
}

describe('behind a certificate of its own', () => {
	it('a server gives a new token and takes the upload where the credential says so', async () => {
		onlyJson(await stage.addFile({ credential: await credential(true) }));
		expect((await secure.oauth.stats()).granted).toEqual({ refresh_token: 1 });
		expect(await secure.violations()).toEqual([]);
	});

	it('a server is not trusted where the credential does not say so', async () => {
		const { message } = failureOf(await stage.addFile({ credential: await credential(false) }));
		expect(message).toBe("The server's certificate is not trusted [item 0]");
		expect((await secure.oauth.stats()).requests).toBe(0);
	});

	it('a provider on another host is not trusted either', async () => {
		await stage.server.oauth.expire();
		const { message } = failureOf(
			await stage.addFile({
				credential: {
					provider: 'custom',
					authorizationUrl: `${secure.url}/authorize`,
					tokenUrl: `${secure.url}/oauth2/endpoint/connectionsProvider/token`,
				},
			}),
		);
		expect(message).toBe("The server's certificate is not trusted [item 0]");
	});
});
