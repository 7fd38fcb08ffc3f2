import type { IDataObject } from 'n8n-workflow';
import { startEngine, type Engine } from './engine';
import {
	amy,
	probe,
	probeApi,
	probeOAuth2Api,
	PROBE_TYPE,
	runProbe,
	startSink,
	upload,
	type Sink,
} from './probe';

let engine: Engine;
let sink: Sink;

beforeAll(async () => {
	sink = await startSink();
	engine = await startEngine({
		nodeTypes: { [PROBE_TYPE]: probe },
		credentialTypes: [probeApi, probeOAuth2Api],
	});
});

beforeEach(() => sink.reset());

afterAll(async () => {
	await engine.stop();
	await sink.stop();
});

describe('credentials', () => {
	it('get an expired OAuth2 token renewed by n8n, and keep the new one', async () => {
		const result = await runProbe(
			engine,
			async function () {
				return (await this.helpers.httpRequestWithAuthentication.call(this, 'probeOAuth2Api', {
					method: 'POST',
					url: `${sink.url}/upload`,
					body: Buffer.from('again') as never,
				})) as IDataObject;
			},
			{
				credentials: {
					type: 'probeOAuth2Api',
					data: {
						baseUrl: sink.url,
						clientId: 'id',
						clientSecret: 'secret',
						oauthTokenData: { access_token: 'expired', refresh_token: 'r1' },
					},
				},
			},
		);
		expect(result.error).toBeUndefined();
		expect(sink.requests.map(({ path, authorization }) => [path, authorization])).toEqual([
			['/upload', 'Bearer expired'],
			['/token', undefined],
			['/upload', 'Bearer renewed'],
		]);
		expect(result.credentials?.data.oauthTokenData).toMatchObject({ access_token: 'renewed' });
	});

	it('are tested by their declarative request and its rules', async () => {
		const test = async (username: string, password: string) =>
			await engine.credentialTest('probeApi', { baseUrl: sink.url, username, password });
		expect(await test('amy', 'amy-secret')).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
		expect(await test('amy', 'wrong')).toEqual({ status: 'Error', message: 'Unauthorized' });
		expect(await test('guest', 'x')).toEqual({ status: 'Error', message: 'Not for you' });
		expect(await test('page', 'x')).toEqual({ status: 'Error', message: 'A login page answered' });
		expect(
			await engine.credentialTest('probeApi', { baseUrl: 'http://127.0.0.1:1' }),
		).toMatchObject({ status: 'Error', message: 'ECONNREFUSED' });
	});

	it('of OAuth2 count as tested when they hold a token', async () => {
		const withToken = { oauthTokenData: { access_token: 'a' } };
		expect(await engine.credentialTest('probeOAuth2Api', withToken)).toMatchObject({
			status: 'OK',
		});
		expect(await engine.credentialTest('probeOAuth2Api', {})).toMatchObject({ status: 'Error' });
	});

	it('reach the methods that fill lists', async () => {
		expect(
			await engine.listSearch('libraries', {
				type: PROBE_TYPE,
				filter: 'books',
				paginationToken: '2',
				credentials: amy,
			}),
		).toEqual({ results: [{ name: 'books of amy', value: '2' }], paginationToken: 'next' });
	});
});

describe('the surroundings', () => {
	it('block private addresses when the protection is on, unless allowed', async () => {
		const attempt = async () =>
			await runProbe(
				engine,
				async function (item) {
					return await upload(this, item, sink.url);
				},
				{ items: [{ files: { data: { bytes: Buffer.from('x') } } }] },
			);
		try {
			engine.protectRequests({});
			expect((await attempt()).error?.message).toContain('restricted IP address');
			expect(sink.requests).toEqual([]);
			engine.protectRequests({ allowedIpRanges: ['127.0.0.0/8'] });
			expect((await attempt()).error).toBeUndefined();
		} finally {
			engine.protectRequests();
		}
	});

	it('keep what was logged, with its details', async () => {
		await runProbe(engine, async function () {
			this.logger.warn('A remark', { deep: { secret: 'hush' } });
			return {};
		});
		const line = engine.logs.find(({ message }) => message === 'A remark');
		expect(line).toMatchObject({ level: 'warn' });
		expect(line?.details).toContain('hush');
	});
});
