import { request } from 'undici';
import { activitiesStage } from './testing';

const { stage, amy } = activitiesStage();
let fid: string;

beforeAll(() => {
	const fields = stage.seed.activities[0].nodes.flatMap((node) => node.fields);
	[{ fid }] = fields.filter(({ type }) => type === 'file');
});

const address = () => `/activities/service/download/${fid}`;

describe('the file of a field', () => {
	it('is downloaded with its type and name, which the address may leave out', async () => {
		for (const target of [address(), `${address()}/plan.txt`]) {
			const { status, headers, text } = await stage.call('GET', target, { user: 'ben' });
			expect([status, text]).toEqual([200, 'Plan A\n']);
			expect(headers['content-type']).toBe('text/plain');
			expect(headers['content-disposition']).toContain('plan.txt');
		}
		expect(await amy.messages()).toBe('');
	});

	it('may come as bytes of which nothing is said', async () => {
		await stage.server.settings({ fieldFileHeaders: false });
		const { headers } = await stage.call('GET', address());
		expect(headers['content-type']).toBe('application/octet-stream');
		expect(headers).not.toHaveProperty('content-disposition');
	});

	it('is not there for strangers, nor are fields of other types', async () => {
		expect((await stage.call('GET', address(), { user: 'guest' })).status).toBe(404);
		const fields = stage.seed.activities[0].nodes.flatMap((node) => node.fields);
		const [text] = fields.filter(({ type }) => type === 'text');
		const target = `/activities/service/download/${text.fid}`;
		expect((await stage.call('GET', target)).status).toBe(404);
	});

	it('lies below /oauth, too, unless the server is set otherwise', async () => {
		const { access_token: token } = await stage.server.oauth.tokens('amy');
		const get = async () =>
			await stage.call('GET', address().replace('service', 'oauth'), {
				user: null,
				headers: { authorization: `Bearer ${token}` },
			});
		expect((await get()).text).toBe('Plan A\n');
		await stage.server.settings({ oauthDownload: false });
		const answer = await get();
		expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('Page Not Found')]);
	});

	it('may lie on another host, where the password must not go', async () => {
		await stage.server.settings({ redirectMedia: 'media' });
		const { status, headers } = await stage.call('GET', address());
		expect([status, headers['content-type']]).toEqual([302, expect.stringMatching('text/plain')]);
		expect(new URL(headers.location).host).not.toBe(new URL(stage.server.url).host);
		const { body } = await request(headers.location);
		expect(await body.text()).toBe('Plan A\n');
		expect(await amy.messages()).toBe('');
	});
});
