/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { ConnectionsApi } from '../../credentials/ConnectionsApi.credentials';
import { baseUrlField } from '../../credentials/serverFields';
import { setStage } from '../nodes/Connections/stage';

const stage = setStage();
const page = readFileSync(join(__dirname, '../../docs/credentials.md'), 'utf8');
const success = { status: 'OK', message: 'Connection successful!' };

async function test(changes: IDataObject = {}) {
	const { type, data } = stage.credential('amy', changes);
	return await stage.engine.credentialTest(type, data);
}

describe('the test of the credential', () => {
	it('asks for a nonce, once, and is happy with it', async () => {
		expect(await test()).toEqual(success);
		const requests = await stage.server.requests();
		expect(requests.map(({ method, path, user }) => [method, path, user])).toEqual([
			['GET', '/files/basic/api/nonce', stage.seed.users[0].id],
		]);
	});

	it('tells a wrong password', async () => {
		expect(await test({ password: 'wrong' })).toEqual({
			status: 'Error',
			message: 'Connections refused the user name or password',
		});
	});

	it('tells a wrong path', async () => {
		expect(await test({ filesPath: '/elsewhere' })).toEqual({
			status: 'Error',
			message: 'Nothing found there: check the Base URL and the Files Path',
		});
	});

	it('does not take a login page with status 200 for a success', async () => {
		await stage.server.fault({ action: { type: 'loginPage' } });
		expect(await test()).toEqual({
			status: 'Error',
			message: 'A web page answered instead of Connections: check the Base URL and the Files Path',
		});
	});

	it.each(['\n\n<html></html>', ' <html></html>', '\uFEFF<!DOCTYPE html>'])(
		'does not take a web page for a success that begins with %j',
		async (body) => {
			await stage.server.fault({ action: { type: 'status', status: 200, body } });
			expect((await test()).status).toBe('Error');
		},
	);

	it('does not follow a redirect', async () => {
		const location = `${stage.server.url}/files/basic/api/nonce`;
		await stage.server.fault({ action: { type: 'redirect', location } });
		expect((await test()).status).toBe('Error');
		expect(await stage.server.requests()).toHaveLength(1);
	});

	// n8n shows only these words for a connection that failed, and its rules refuse the one way in
	// which a credential could be tested by code (this.helpers.request), so the texts explain them
	it.each<[string, string, (port: number) => string]>([
		['a port where nothing is', 'ECONNREFUSED', () => 'http://127.0.0.1:1'],
		['https where http is spoken', 'EPROTO', (port) => `https://127.0.0.1:${port}`],
		['no scheme where http is spoken', 'EPROTO', (port) => `127.0.0.1:${port}`],
	])('tells %s by the word %s, which its field and the README explain', async (_case, word, at) => {
		const plain = createServer().listen(0, '127.0.0.1');
		await once(plain, 'listening');
		const baseUrl = at((plain.address() as AddressInfo).port);
		expect(await test({ baseUrl })).toEqual({ status: 'Error', message: word });
		plain.close();
		expect(baseUrlField.description).toContain(word);
		expect(page).toContain(`| \`${word}\``);
	});

	it('tells a host that nobody knows by ENOTFOUND, where names can be looked up at all', async () => {
		const { message } = await test({ baseUrl: 'https://connections.invalid' });
		expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(message);
		expect(baseUrlField.description).toContain('ENOTFOUND');
	});

	it.each<[string, (url: string) => string]>([
		['with trailing slashes', (url) => `${url}//`],
		['as a page of Files', (url) => `${url}/files/app#/person/a`],
		['as the home page', (url) => `${url}/homepage/?lang=de`],
		['in upper case', (url) => url.toUpperCase()],
		['with blanks around it', (url) => `  ${url} `],
	])('understands a Base URL %s', async (_case, write) => {
		expect(await test({ baseUrl: write(stage.server.url) })).toEqual(success);
		const [{ path }] = await stage.server.requests();
		expect(path).toBe('/files/basic/api/nonce');
	});

	it.each(['docs', '/docs/', '//docs'])('understands the Files Path %s', async (filesPath) => {
		await stage.server.settings({ contextRoots: { files: '/docs' } });
		expect(await test({ filesPath })).toEqual(success);
	});

	it('understands Files on another host', async () => {
		const filesPath = `${stage.server.url}/files/`;
		expect(await test({ baseUrl: 'https://elsewhere.invalid', filesPath })).toEqual(success);
	});

	it.each([
		['', "'Base URL' in the credential is empty"],
		['ftp://connections.example.com', "'Base URL' in the credential starts with ftp://"],
		[
			'https://amy:amy-secret@connections.example.com',
			"'Base URL' in the credential holds a user name or password",
		],
	])('refuses the Base URL "%s" before anything is sent', async (baseUrl, message) => {
		expect(await test({ baseUrl })).toEqual({ status: 'Error', message });
		expect(await stage.server.requests()).toEqual([]);
	});
});

describe('the signature of the credential', () => {
	const credential = new ConnectionsApi();
	const sign = async (data: IDataObject, url: string) =>
		await credential.authenticate(
			{ baseUrl: 'connections.example.com', username: 'amy', password: 'p', ...data } as never,
			{ url, headers: { Accept: 'text/plain' } },
		);

	it.each([
		['amy', 'amy-secret', 'YW15OmFteS1zZWNyZXQ='],
		['jürgen', 'pässwörd:€🌊', 'asO8cmdlbjpww6Rzc3fDtnJkOuKCrPCfjIo='],
	])('is Basic in UTF-8 for %s', async (username, password, signature) => {
		const { headers } = await sign({ username, password }, 'https://connections.example.com/x');
		expect(headers).toEqual({ Accept: 'text/plain', Authorization: `Basic ${signature}` });
		expect(Buffer.from(signature, 'base64').toString('utf8')).toBe(`${username}:${password}`);
	});

	it("signs what n8n's HTTP Request node hands over, whose address is called uri", async () => {
		const uri = 'https://connections.example.com/profiles/atom/profile.do';
		const signed = await credential.authenticate(
			{
				baseUrl: 'connections.example.com',
				username: 'amy',
				password: 'amy-secret',
				allowUnauthorizedCerts: true,
			},
			{ uri, method: 'GET' } as never,
		);
		expect(signed).toEqual({
			uri,
			method: 'GET',
			headers: { Authorization: 'Basic YW15OmFteS1zZWNyZXQ=' },
			skipSslCertificateValidation: true,
			rejectUnauthorized: false,
		});
	});

	it('completes an address without a host by that of Files', async () => {
		const { url } = await sign({ filesPath: '/docs' }, '/basic/api/nonce');
		expect(url).toBe('https://connections.example.com/docs/basic/api/nonce');
	});

	it('leaves a whole address alone', async () => {
		const { url } = await sign({}, 'https://connections.example.com/activities/service');
		expect(url).toBe('https://connections.example.com/activities/service');
	});

	it('ignores certificates only where the user says so', async () => {
		const address = 'https://connections.example.com/x';
		expect(await sign({}, address)).not.toHaveProperty('skipSslCertificateValidation');
		expect(await sign({ allowUnauthorizedCerts: true }, address)).toMatchObject({
			skipSslCertificateValidation: true,
		});
	});

	it('reads the names that stored credentials have', () => {
		expect(credential.name).toBe('connectionsApi');
		expect(credential.displayName).toBe('HCL Connections API');
		expect(credential.properties.map(({ name, default: initial }) => [name, initial])).toEqual([
			['baseUrl', ''],
			['username', ''],
			['password', ''],
			['allowUnauthorizedCerts', false],
			['filesPath', '/files'],
			['activitiesPath', '/activities'],
			['communitiesPath', '/communities'],
			['profilesPath', '/profiles'],
		]);
	});
});
