/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256OfSeed } from '../../../engine/engine';
import type { ConnectionsFaultAction } from '../../../server/client';
import { download, fileIn, filesInStore, stored } from '../downloads';
import { failureOf } from '../runs';
import { note, onlyJson, setStage } from '../stage';

const stage = setStage();
const size = 300_000;
const sea = { name: 'sea.bin', bytes: { size, seed: 5 } };

/** Lets the media of files meet that fault. */
async function faulty(action: ConnectionsFaultAction, times: number | 'always' = 1) {
	await stage.server.fault({ match: { method: 'GET', path: '/media' }, times, action });
}

const observed = jest.spyOn(PerformanceObserver.prototype, 'observe');
const left = jest.spyOn(PerformanceObserver.prototype, 'disconnect');

// the litter of a stream watches n8n's collections of garbage, and no longer than it has to
afterEach(() => {
	expect(observed).toHaveBeenCalled();
	expect(left).toHaveBeenCalledTimes(observed.mock.calls.length);
	jest.clearAllMocks();
});

const mediaRequests = async () =>
	(await stage.server.requests()).filter(({ path }) => path.endsWith('/media'));

const cuts: Array<[string, ConnectionsFaultAction, object?]> = [
	['at the start', { type: 'cutAnswer', bytes: 0 }],
	['in the middle', { type: 'cutAnswer', bytes: 150_000 }],
	['one byte before the end', { type: 'cutAnswer', bytes: size - 1 }],
	['by a clean end of the connection', { type: 'cutAnswer', bytes: 150_000, how: 'close' }],
	[
		'without a length, so that nobody notices',
		{ type: 'cutAnswer', bytes: 150_000, how: 'close' },
		{ mediaFraming: 'close' },
	],
	[
		'in chunks that end cleanly',
		{ type: 'cutAnswer', bytes: 150_000, how: 'end' },
		{ mediaFraming: 'chunked' },
	],
	['inside gzip', { type: 'cutGzip', bytes: 100_000 }],
];

describe('a download that comes cut', () => {
	it.each(cuts)('%s is fetched again from the start', async (_case, action, settings = {}) => {
		const id = await stored(stage, sea);
		await stage.server.settings(settings);
		await faulty(action);
		const result = await download(stage, id);

		expect((await fileIn(stage, result)).sha256).toBe(await sha256OfSeed(size, 5));
		expect(await mediaRequests()).toHaveLength(2);
	});

	it.each(cuts)('%s each time is no output', async (_case, action, settings = {}) => {
		const id = await stored(stage, sea);
		await stage.server.settings(settings);
		await faulty(action, 'always');
		const before = filesInStore(stage);
		const result = await download(stage, id, { options: { maxRetries: 1 } });

		expect(failureOf(result).message).toMatch(
			/^The (connection was cut|file 'sea.bin' did not come|answer)/,
		);
		expect(result.items).toEqual([]);
		expect(filesInStore(stage)).toEqual(before);
		expect(await mediaRequests()).toHaveLength(2);
	});

	it('is not fetched again when no retries are wanted', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'cutAnswer', bytes: 10 });
		failureOf(await download(stage, id, { options: { maxRetries: 0 } }));
		expect(await mediaRequests()).toHaveLength(1);
	});
});

describe('a download', () => {
	it('that stands still is stopped, and leaves no half file behind', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'stallAnswer', afterBytes: 1000 }, 'always');
		const before = filesInStore(stage);
		const options = { stallTimeout: 1, maxRetries: 0 };
		const failure = failureOf(await download(stage, id, { options }));

		expect(failure.message).toBe("The server stopped sending bytes of the file 'sea.bin' [item 0]");
		expect(failure.description).toContain("raise the option 'Stall Timeout'");
		expect(filesInStore(stage)).toEqual(before);
	});

	it('that is slow but moves is never stopped', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'slowAnswer', bytesPerSecond: 150_000 });
		const result = await download(stage, id, { options: { stallTimeout: 1, maxRetries: 0 } });
		expect((await fileIn(stage, result)).bytes).toHaveLength(size);
	});

	it('ends at once when Stop is pressed, and leaves no half file behind', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'stallAnswer', afterBytes: 1000 }, 'always');
		const before = filesInStore(stage);
		const stop = new AbortController();
		const running = download(stage, id, {}, { run: { signal: stop.signal } });
		while ((await mediaRequests()).length === 0) await sleep(20);
		stop.abort();
		const { status, items } = await running;

		expect([status, items]).toEqual(['canceled', []]);
		expect(filesInStore(stage)).toEqual(before);
		expect(await mediaRequests()).toHaveLength(1);
	});

	it('that comes packed although it was not asked for is unpacked and counted', async () => {
		const id = await stored(stage, sea);
		await stage.server.settings({ mediaGzip: true });
		expect((await fileIn(stage, await download(stage, id))).bytes).toHaveLength(size);
	});
});

describe('a redirect of a download', () => {
	it('to another host is followed, and the credential does not go along', async () => {
		const id = await stored(stage, sea);
		await stage.server.settings({ redirectMedia: 'media' });
		const result = await download(stage, id);

		// an Authorization at the second host would be a violation, which fails every test
		expect((await fileIn(stage, result)).sha256).toBe(await sha256OfSeed(size, 5));
	});

	it('that ends at a web page is a failure', async () => {
		const id = await stored(stage, sea);
		await stage.server.settings({ redirectMedia: 'dashboard' });
		const result = await download(stage, id, { options: { maxRetries: 0 } });
		expect(failureOf(result).message).toMatch(/^A web page came instead/);
	});

	it('in a circle is followed five times', async () => {
		const id = await stored(stage, sea);
		const location = `${stage.server.url}/files/basic/api/document/${id}/media`;
		await faulty({ type: 'redirect', location }, 'always');
		const failure = failureOf(await download(stage, id));

		expect(failure.message).toBe(
			'The server led the download of the file from place to place [item 0]',
		);
		expect(await mediaRequests()).toHaveLength(6);
	});

	it('to something that is no web address is told as one', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'redirect', location: 'ftp://files.example.com/sea.bin' });
		expect(failureOf(await download(stage, id)).message).toMatch(
			/^The server sends requests somewhere else/,
		);
	});
});

describe('what is no file', () => {
	it('is a login page with status 200', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'loginPage' });
		const result = await download(stage, id, { options: { maxRetries: 0 } });
		expect(failureOf(result).message).toMatch(
			/^A web page came instead of an answer of Connections/,
		);
		expect(result.items).toEqual([]);
	});

	it('is a sentence in JSON for a file of another size', async () => {
		const id = await stored(stage, sea);
		const answer = { contentType: 'application/json', body: '{"error":"busy"}' };
		await faulty({ type: 'storeThenAnswer', status: 200, ...answer }, 'always');
		const result = await download(stage, id, { options: { maxRetries: 0 } });
		expect(failureOf(result).message).toBe(
			"The file 'sea.bin' did not come whole: 16 of 300000 bytes [item 0]",
		);
	});

	it('is an empty answer for a file that is not empty', async () => {
		const id = await stored(stage, sea);
		await faulty({ type: 'storeThenAnswer', status: 200, body: '' }, 'always');
		const result = await download(stage, id, { options: { maxRetries: 0 } });
		expect(failureOf(result).message).toContain('did not come whole: 0 of 300000 bytes');
	});
});

describe('an HTML file', () => {
	const page = '<html><script>alert(1)</script><p>Tides</p></html>';
	const html = { name: 'tides.html', mimeType: 'text/html', bytes: Buffer.from(page) };

	it('comes as it is', async () => {
		const result = await download(stage, await stored(stage, html));
		expect((await fileIn(stage, result)).bytes.toString()).toBe(page);
		expect(onlyJson(result)).not.toHaveProperty('note');
	});

	it('may come filtered, which a note tells', async () => {
		const id = await stored(stage, html);
		await stage.server.settings({ filterHtml: true });
		const result = await download(stage, id);
		expect((await fileIn(stage, result)).bytes.toString()).toBe('<html><p>Tides</p></html>');
		expect(onlyJson(result).note).toMatch(/^The file has 50 bytes on the server and 25 came/);
	});
});

describe('a download that the server refuses', () => {
	it.each<[number, string, RegExp]>([
		[403, 'AccessDenied', /^No right to download the file /],
		[404, 'ItemNotFound', /^Not found: the file /],
	])('with %d says what was wanted', async (status, code, message) => {
		const id = await stored(stage);
		const body = `<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>${code}</td:errorCode></td:error>`;
		const fault = { type: 'status', status, body, contentType: 'application/xml' } as const;
		await faulty({ ...fault, connectionsHeader: true });
		const failure = failureOf(await download(stage, id));
		expect(failure).toMatchObject({
			message: expect.stringMatching(message),
			httpCode: String(status),
		});
	});

	it('for want of a scan names the option, which then brings it', async () => {
		const id = await stored(stage);
		await stage.server.files.change([id], { scan: 'unscanned' });
		const { message, description } = failureOf(await download(stage, id));
		expect(message).toMatch(/^The server has not scanned the file 'note.txt' for viruses yet/);
		expect(description).toContain("'Ignore Scan Warning'");

		const result = await download(stage, id, { options: { ignoreScanWarning: true } });
		expect((await fileIn(stage, result)).bytes).toEqual(note.bytes);
	});

	it('because it is malicious says so', async () => {
		const id = await stored(stage);
		await stage.server.files.change([id], { scan: 'malicious' });
		const result = await download(stage, id, { options: { ignoreScanWarning: true } });
		expect(failureOf(result).message).toMatch(
			/^The server found the file 'note.txt' to be malicious/,
		);
	});

	it.each([429, 502, 503, 504])('with %d for a while is tried again', async (status) => {
		const id = await stored(stage, note);
		await faulty({ type: 'status', status });
		expect((await fileIn(stage, await download(stage, id))).bytes).toEqual(note.bytes);
	});
});
