/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { connect } from 'node:net';
import { startConnections, type ConnectionsServer } from './client';
import { addFile, callerOf, type Call, type Caller } from './testing';

const FEED = '/files/basic/api/myuserlibrary/feed';
const NODE = '/activities/service/atom2/activity?activityUuid=0de00000-0000-4000-8000-000000000072';
const BINARY = { slug: 'file.bin', 'content-type': 'application/octet-stream' };
const SMALL = { body: 'x', headers: BINARY };
const withHeaders = (headers: Record<string, string>): Call => ({
	body: 'x',
	headers: { ...BINARY, ...headers },
});

let server: ConnectionsServer;
let call: Caller;

beforeAll(async () => {
	server = await startConnections();
	call = callerOf(server);
});
afterAll(async () => await server.stop());
beforeEach(async () => await server.reset());

const messages = async () => (await server.violations()).map(({ message }) => message).join('\n');
const labels = async () => (await server.store()).documents.map(({ label }) => label);

describe('the test server keeps to the documentation', () => {
	const unknown: Array<[string, RegExp, 'GET' | 'POST', string, Call]> = [
		['a parameter', /query parameter title is not known/, 'POST', `${FEED}?label=a&title=b`, SMALL],
		['a value', /"edit" of sharePermission/, 'POST', `${FEED}?label=a&sharePermission=edit`, SMALL],
		['a boolean', /"1" of replace/, 'POST', `${FEED}?label=a&replace=1`, SMALL],
		['an empty value', /"" of tag is empty/, 'POST', `${FEED}?label=a&tag=`, SMALL],
		['a date', /"today" of created/, 'POST', `${FEED}?label=a&created=today`, SMALL],
		['a second label', /label is given more than once/, 'POST', `${FEED}?label=a&label=b`, SMALL],
		[
			'a doubled slash',
			/doubled slash/,
			'POST',
			'/files/basic/api//myuserlibrary/feed?label=a',
			SMALL,
		],
		['a large page', /ps is above 500/, 'GET', `${FEED}?ps=501`, {}],
		[
			'a header',
			/x-other is not known/,
			'POST',
			`${FEED}?label=a`,
			withHeaders({ 'x-other': '1' }),
		],
		[
			'a nonce of its own',
			/none that this server gave/,
			'POST',
			`${FEED}?label=a`,
			withHeaders({ 'x-update-nonce': 'mine' }),
		],
		[
			'bytes in a header',
			/not printable ASCII/,
			'POST',
			`${FEED}?label=a`,
			withHeaders({ slug: 'ä' }),
		],
		[
			'a broken encoded word',
			/no whole UTF-8/,
			'POST',
			`${FEED}?label=a`,
			withHeaders({ slug: '=?UTF-8?B?ww==?=' }),
		],
		[
			'a long encoded word',
			/longer than 75/,
			'POST',
			`${FEED}?label=a`,
			withHeaders({ slug: `=?UTF-8?Q?${'a'.repeat(70)}?=` }),
		],
		[
			'binary data as an entry',
			/type of an Atom entry/,
			'POST',
			FEED,
			withHeaders({ 'content-type': 'application/atom+xml' }),
		],
		[
			'phases without a size',
			/does not say the size/,
			'POST',
			NODE,
			withHeaders({ 'x-ibm-upload-method': 'phases' }),
		],
		[
			'a body in phase 1',
			/without Content-Length: 0/,
			'POST',
			NODE,
			withHeaders({ 'x-ibm-upload-method': 'phases', 'x-ibm-upload-size': '1' }),
		],
		[
			'a size in phase 2',
			/X-IBM-UPLOAD-SIZE came in phase 2/,
			'POST',
			NODE,
			withHeaders({
				'x-ibm-upload-method': 'phases',
				'x-ibm-upload-size': '1',
				'x-ibm-upload-token': 'a',
			}),
		],
		[
			'the script header',
			/X-Requested-With/,
			'POST',
			NODE,
			withHeaders({ 'x-requested-with': 'x' }),
		],
	];
	it.each(unknown)('notes %s it does not know', async (_what, message, method, target, sent) => {
		await call(method, target, sent);
		expect(await messages()).toMatch(message);
	});

	it('notes an attachment that does not say that it is one', async () => {
		const { documents } = await server.seed();
		await call('POST', `/files/basic/api/document/${documents[0].id}/feed`, SMALL);
		expect(await messages()).toContain('without category=attachment');
	});

	it('records what came over the wire', async () => {
		await addFile(call, 'ü.bin', 'hallo', '&tag=a&tag=b');
		expect(await server.requests()).toMatchObject([
			{
				method: 'POST',
				path: FEED,
				query: [
					['label', 'ü.bin'],
					['tag', 'a'],
					['tag', 'b'],
				],
				rawUrl: `${FEED}?label=%C3%BC.bin&tag=a&tag=b`,
				bodyBytes: 5,
				bodySha256: 'd3751d33f9cd5049c4af2b462735457e4d3baf130bcbb87f389e349fbaeb20b9',
				body: null,
				status: 201,
				answered: true,
			},
		]);
	});
});

describe('the test server fails on demand', () => {
	it('cuts the connection in the middle of a body and stores nothing', async () => {
		await server.fault({
			match: { method: 'POST' },
			action: { type: 'resetAfter', bytes: 100_000 },
		});
		await expect(addFile(call, 'cut.bin', Buffer.alloc(1_000_000))).rejects.toThrow();
		expect(await labels()).not.toContain('cut.bin');
		expect((await addFile(call, 'cut.bin', Buffer.alloc(1_000_000))).status).toBe(201);
	});

	it('cuts the connection after storing', async () => {
		await server.fault({ action: { type: 'resetAfterStore' } });
		await expect(addFile(call, 'kept.bin', 'x')).rejects.toThrow();
		expect(await labels()).toContain('kept.bin');
		expect(await server.requests()).toMatchObject([{ answered: false }]);
	});

	it('answers before the body has come', async () => {
		await server.fault({
			action: { type: 'status', status: 413, body: '<h1>Too large</h1>', early: true },
		});
		const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
		socket.write(
			`POST ${FEED}?label=a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nonly this`,
		);
		const [answer] = (await once(socket, 'data')) as [Buffer];
		expect(String(answer)).toMatch(/^HTTP\/1.1 413 /);
		expect(String(answer)).not.toMatch(/x-lconn-auth/i);
		socket.destroy();
	});

	it('stores a file and answers something odd', async () => {
		await server.fault({
			action: { type: 'storeThenAnswer', body: '{}', contentType: 'text/json' },
		});
		const answer = await addFile(call, 'odd.bin', 'x');
		expect([answer.status, answer.text]).toEqual([201, '{}']);
		expect(answer.headers['content-type']).toBe('text/json');
		expect(await labels()).toContain('odd.bin');
	});

	it('meets only the requests that fit, in order, as often as was asked', async () => {
		await server.fault([
			{ match: { path: /nonce$/, nth: 2 }, action: { type: 'status', status: 503 } },
			{ match: { path: 'nonce' }, times: 2, action: { type: 'loginPage' } },
		]);
		const seen = [];
		for (let attempt = 0; attempt < 5; attempt++) {
			const { status, headers } = await call('GET', '/files/basic/api/nonce');
			seen.push(headers['content-type']?.startsWith('text/html') ? 'login' : status);
		}
		expect(seen).toEqual(['login', 503, 'login', 200, 200]);
	});

	it('says which fault or setting it does not know', async () => {
		await expect(server.fault({ action: { type: 'nap' as 'loginPage' } })).rejects.toThrow('nap');
		await expect(server.settings({ speed: 1 } as object)).rejects.toThrow('speed');
	});
});
