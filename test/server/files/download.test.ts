/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { gunzipSync } from 'node:zlib';
import type { ConnectionsFault } from '../client';
import { addFile, callerOf, element, link, seededFile, setGround } from '../testing';

const TEXT = 'Names need not be ASCII.\n';
const ground = setGround();
const media = () => `${seededFile(ground, 1).address}/media`;

describe('a download from the test server', () => {
	it('has the headers of recorded answers', async () => {
		const { id, label } = seededFile(ground, 1);
		const { status, text, headers } = await ground.call('GET', media());
		expect([status, text]).toEqual([200, TEXT]);
		const name = encodeURIComponent(label);
		expect(headers['content-disposition']).toMatch(
			new RegExp(
				`^attachment; filename\\*=UTF-8'en'${name}; size=25; creation-date="[^"]+"; modification-date="[^"]+";$`,
			),
		);
		expect(headers.etag).toMatch(new RegExp(`^"${id}:modified=\\d+"$`));
		expect(headers['content-length']).toBe('25');
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['x-lconn-auth']).toBe('false');
		const again = await ground.call('GET', media(), {
			headers: { 'if-none-match': headers.etag },
		});
		expect(again.status).toBe(304);
	});

	it('is counted', async () => {
		await ground.call('GET', media());
		const { documents } = await ground.server.store();
		expect(documents.map(({ hits }) => hits)).toEqual([0, 1, 0]);
	});

	it('goes to readers, not to strangers', async () => {
		expect((await ground.call('GET', media(), { user: 'ben' })).status).toBe(403);
		const open = `${seededFile(ground, 0).address}/media`;
		expect((await ground.call('GET', open, { user: 'ben' })).status).toBe(200);
	});

	it('goes to anybody who follows the enclosure of a public file', async () => {
		const entry = await ground.call('GET', `${seededFile(ground, 0).address}/entry`);
		const enclosure = link(entry.text, 'enclosure');
		expect((await ground.call('GET', enclosure, { user: null })).status).toBe(200);
		const secret = await ground.call('GET', `${seededFile(ground, 1).address}/entry`);
		const closed = await ground.call('GET', link(secret.text, 'enclosure'), { user: null });
		expect(closed.status).toBe(403);
	});

	it.each(['chunked', 'close'] as const)('comes without its length (%s)', async (mediaFraming) => {
		await ground.server.settings({ mediaFraming });
		const { headers, text } = await ground.call('GET', media());
		expect(text).toBe(TEXT);
		expect(headers['content-length']).toBeUndefined();
		expect(headers['transfer-encoding']).toBe(mediaFraming === 'chunked' ? 'chunked' : undefined);
	});

	it('comes compressed although nobody asked', async () => {
		await ground.server.settings({ mediaGzip: true });
		const { headers, bytes } = await ground.call('GET', media(), {
			headers: { 'accept-encoding': 'identity' },
		});
		expect(headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(bytes).toString()).toBe(TEXT);
	});

	it('loses the scripts of HTML where that is set', async () => {
		await ground.server.settings({ filterHtml: true });
		const page = '<p>a</p><script>alert(1)</script><p>b</p>';
		const added = await ground.call('POST', '/files/basic/api/myuserlibrary/feed?label=a.html', {
			body: page,
			headers: { 'content-type': 'text/html' },
		});
		const { text, headers } = await ground.call('GET', link(added.text, 'edit-media'));
		expect(text).toBe('<p>a</p><p>b</p>');
		expect(headers['content-length']).toBe(String(text.length));
		expect(added.text).toContain(`length="${page.length}"`);
	});
});

describe('the second host of the test server', () => {
	const redirected = async () => await ground.call('GET', media());
	const follow = async (location: string, headers = {}) =>
		await callerOf(ground.server)('GET', location, { user: null, headers });

	it('has another name and port, and hands out media for a token', async () => {
		await ground.server.settings({ redirectMedia: 'media' });
		const { status, headers, text } = await redirected();
		expect([status, text, headers['content-type']]).toEqual([302, '', 'text/plain; charset=UTF-8']);
		expect(new URL(headers.location).host).not.toBe(new URL(ground.server.url).host);
		const answer = await follow(headers.location);
		expect([answer.status, answer.text]).toEqual([200, TEXT]);
		expect(answer.headers['x-lconn-auth']).toBeUndefined();
		expect(await ground.complaints()).toEqual([]);
		const [, last] = await ground.server.requests();
		expect(last.headers.host).toBe(new URL(headers.location).host);
	});

	it('complains about credentials, and knows only its tokens', async () => {
		await ground.server.settings({ redirectMedia: 'media' });
		const { location } = (await redirected()).headers;
		await follow(location, { authorization: 'Basic YW15OmFteQ==' });
		expect(await ground.complaints()).toEqual([
			'The download host was sent the header authorization',
		]);
		const wrong = await follow(location.replace(/token=[^&]*/, 'token=none'));
		expect([wrong.status, wrong.headers['content-type']]).toEqual([
			403,
			'text/html; charset=UTF-8',
		]);
	});

	it('ends at a page instead of the file where it is set up wrong', async () => {
		await ground.server.settings({ redirectMedia: 'dashboard' });
		const answer = await follow((await redirected()).headers.location);
		expect([answer.status, answer.headers['content-type']]).toEqual([
			200,
			'text/html; charset=UTF-8',
		]);
	});
});

describe('faults of the test server on the way down', () => {
	const fault = async (one: ConnectionsFault) => await ground.server.fault(one);

	it.each(['reset', 'close'] as const)('cut a download after some bytes (%s)', async (how) => {
		await fault({ match: { path: '/media' }, action: { type: 'cutAnswer', bytes: 5, how } });
		await expect(ground.call('GET', media())).rejects.toThrow();
		const [{ status, answered }] = await ground.server.requests();
		expect([status, answered]).toEqual([200, false]);
		expect((await ground.call('GET', media())).text).toBe(TEXT);
	});

	it('end a download early as if that were all', async () => {
		await fault({ action: { type: 'cutAnswer', bytes: 5, how: 'end' } });
		const { text, headers } = await ground.call('GET', media());
		expect([text, headers['content-length']]).toEqual([TEXT.slice(0, 5), '5']);
	});

	it('cut inside compressed bytes with clean framing', async () => {
		await fault({ action: { type: 'cutGzip', bytes: 12 } });
		const { bytes, headers } = await ground.call('GET', media());
		expect([bytes.length, headers['content-encoding']]).toEqual([12, 'gzip']);
		expect(() => gunzipSync(bytes)).toThrow();
	});

	it('send a download slowly, and whole', async () => {
		await fault({ action: { type: 'slowAnswer', bytesPerSecond: 1000 } });
		expect((await ground.call('GET', media())).text).toBe(TEXT);
	});

	it('stall a download until the caller goes', async () => {
		await fault({ action: { type: 'stallAnswer', afterBytes: 5 } });
		const controller = new AbortController();
		const response = await fetch(new URL(media(), ground.server.url), {
			headers: { authorization: `Basic ${Buffer.from('amy:amy-secret').toString('base64')}` },
			signal: controller.signal,
		});
		const reader = response.body!.getReader();
		expect((await reader.read()).value).toHaveLength(5);
		controller.abort();
		await expect(reader.read()).rejects.toThrow();
	});

	it('answer with a login page and 200', async () => {
		await fault({ action: { type: 'loginPage' } });
		const { status, headers } = await ground.call('GET', media());
		expect([status, headers['x-lconn-auth']]).toEqual([200, undefined]);
		expect(headers['content-type']).toContain('text/html');
	});

	it('keep a file whole on its way up and down', async () => {
		const bytes = Buffer.alloc(300_000, 'abcdefg');
		const added = await addFile(ground.call, 'big.bin', bytes);
		expect(element(added.text, 'td:totalMediaSize')).toBe('300000');
		const down = await ground.call('GET', link(added.text, 'edit-media'));
		expect(down.bytes.equals(bytes)).toBe(true);
	});
});
