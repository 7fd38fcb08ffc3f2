/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Server as Proxy } from 'proxy-chain';
import { generate } from 'selfsigned';
import { startConnections, type ConnectionsServer } from '../../../server/client';
import { failureOf } from '../runs';
import { onlyJson, setStage } from '../stage';

const stage = setStage();

const once = { options: { maxRetries: 0 } };

describe('a forward proxy', () => {
	let proxy: Proxy;
	let asked: string[] = [];
	let password: string | undefined;

	beforeAll(async () => {
		proxy = new Proxy({
			port: 0,
			host: '127.0.0.1',
			prepareRequestFunction: ({ hostname, port, password: given }) => {
				asked.push(`${hostname}:${port}`);
				return { requestAuthentication: password !== undefined && given !== password };
			},
		});
		await proxy.listen();
	});
	beforeEach(() => {
		asked = [];
		password = undefined;
	});
	afterEach(() => {
		for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) delete process.env[name];
	});
	afterAll(async () => await proxy.close(true));

	const ownHost = () => new URL(stage.server.url).host;

	it('takes the upload where HTTP_PROXY names it', async () => {
		process.env.HTTP_PROXY = `http://127.0.0.1:${proxy.port}`;
		const file = { name: 'quay.bin', bytes: { size: 5_000_000, seed: 1 } };
		expect(onlyJson(await stage.addFile({ file }))).toMatchObject({ size: 5_000_000 });
		expect(new Set(asked)).toEqual(new Set([ownHost()]));
	});

	it('is passed by where NO_PROXY names the server', async () => {
		process.env.HTTP_PROXY = 'http://127.0.0.1:1';
		process.env.NO_PROXY = '127.0.0.1';
		onlyJson(await stage.addFile(once));
		expect(asked).toEqual([]);
	});

	it('that asks for a sign-in is told', async () => {
		password = 'quay';
		process.env.HTTP_PROXY = `http://127.0.0.1:${proxy.port}`;
		expect(failureOf(await stage.addFile(once))).toMatchObject({
			message: 'The proxy between n8n and Connections asks for a sign-in [item 0]',
			httpCode: '407',
		});
		process.env.HTTP_PROXY = `http://n8n:quay@127.0.0.1:${proxy.port}`;
		onlyJson(await stage.addFile(once));
	});

	it.each(['http://127.0.0.1:1', 'http://nowhere.invalid:3128'])(
		'that cannot be reached is not taken for the server (%s)',
		async (address) => {
			process.env.HTTP_PROXY = address;
			const { message, description } = failureOf(await stage.addFile(once));
			expect([
				'The proxy between n8n and the server could not be reached [item 0]',
				// where names are not resolved at all
				'The server could not be reached [item 0]',
			]).toContain(message);
			expect(description).toMatch(/Technical detail: (ECONNREFUSED|ENOTFOUND|EAI_AGAIN)\.$/);
		},
	);
});

describe('a certificate of a private authority', () => {
	let folder: string;
	let server: ConnectionsServer;
	const certificate = () => join(folder, 'authority.pem');
	const runOn = (baseUrl: string, more = {}) =>
		stage.addFile({ ...once, credential: { baseUrl, ...more } });

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'certificates-'));
		const authority = await generate([{ name: 'commonName', value: 'Harbour authority' }], {
			extensions: [
				{ name: 'basicConstraints', cA: true },
				{ name: 'keyUsage', keyCertSign: true, digitalSignature: true },
			],
		});
		const leaf = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
			ca: { key: authority.private, cert: authority.cert },
			extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
		});
		const tls = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
		await writeFile(certificate(), authority.cert);
		await writeFile(tls.key, leaf.private);
		await writeFile(tls.cert, leaf.cert);
		server = await startConnections({ tls });
	});
	afterAll(async () => {
		await server.stop();
		await rm(folder, { recursive: true });
	});

	it('is refused, with what to do about it', async () => {
		expect(failureOf(await runOn(server.url))).toEqual({
			message: "The server's certificate is not trusted [item 0]",
			description:
				'Give n8n the certificate authority of your company (environment variable NODE_EXTRA_CA_CERTS), or, for a test, switch on "Ignore SSL Issues" in the credential. Technical detail: UNABLE_TO_VERIFY_LEAF_SIGNATURE.',
			httpCode: null,
		});
		expect(await server.requests()).toEqual([]);
	});

	it('is passed over where the credential says so', async () => {
		onlyJson(await runOn(server.url, { allowUnauthorizedCerts: true }));
	});

	it('is trusted where NODE_EXTRA_CA_CERTS names the authority', async () => {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--import', 'tsx', join(__dirname, 'uploadOnce.ts'), server.url],
			{ env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate() } },
		);
		expect(JSON.parse(stdout)).toMatchObject({ label: 'trusted.txt', size: 8 });
	});

	it('is not what is wrong where the server speaks no TLS, or only TLS', async () => {
		const plain = createHttpServer((_request, response) => response.end('Hello'));
		await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
		const { port } = plain.address() as AddressInfo;
		expect(failureOf(await runOn(`https://127.0.0.1:${port}`))).toMatchObject({
			message: 'No secure connection could be made with the server [item 0]',
			description: expect.stringMatching(/^Check in the credential that 'Base URL' has the right/),
		});
		plain.close();
		expect(failureOf(await runOn(server.url.replace('https:', 'http:')))).toMatchObject({
			message: expect.stringMatching(
				/^(The connection was cut before the server answered|The server answered|Connections )/,
			),
		});
	});
});

describe('a server that is not there', () => {
	const runOn = async (baseUrl: string) =>
		failureOf(await stage.addFile({ ...once, credential: { baseUrl } }));

	it('refuses the connection', async () => {
		expect(await runOn('http://127.0.0.1:1')).toEqual({
			message: 'The server refused the connection [item 0]',
			description:
				"Check host and port of 'Base URL' in the credential, and that the server is up. Technical detail: ECONNREFUSED.",
			httpCode: null,
		});
	});

	it('has a name that nobody knows, or that nobody can look up', async () => {
		const { message, description } = await runOn('http://nowhere.invalid');
		expect([
			'The host of the server is not known [item 0]',
			'The server could not be reached [item 0]',
		]).toContain(message);
		expect(description).toMatch(/'Base URL'.*Technical detail: (ENOTFOUND|EAI_AGAIN)\.$/);
	});

	it('is something else that speaks no HTTP', async () => {
		const stranger = createServer((socket) => {
			// read to its end, or it would never be closed
			socket.on('error', () => undefined).resume();
			socket.end('220 quay.example ESMTP\r\n');
		});
		await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
		const { port } = stranger.address() as AddressInfo;
		expect(await runOn(`http://127.0.0.1:${port}`)).toEqual({
			message: 'The answer of the server is damaged, or no HTTP at all [item 0]',
			description:
				"Check host and port of 'Base URL' in the credential, and the proxies in front of Connections. Technical detail: HPE_INVALID_CONSTANT.",
			httpCode: null,
		});
		stranger.close();
	});
});

describe("n8n's protection against requests to private addresses", () => {
	afterEach(() => stage.engine.protectRequests());

	it('blocks an upload, and the message names the settings that allow it', async () => {
		stage.engine.protectRequests({});
		expect(failureOf(await stage.addFile())).toEqual({
			message: "n8n's own protection blocked the request to a private address [item 0]",
			description:
				'Ask the administrator of n8n to allow the server (N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES).',
			httpCode: null,
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it('lets it through where the range is allowed', async () => {
		stage.engine.protectRequests({ allowedIpRanges: ['127.0.0.0/8'] });
		onlyJson(await stage.addFile());
	});

	it('lets it through where the name is allowed', async () => {
		stage.engine.protectRequests({ allowedHostnames: ['localhost'] });
		const baseUrl = stage.server.url.replace('127.0.0.1', 'localhost');
		onlyJson(await stage.addFile({ credential: { baseUrl } }));
	});
});
