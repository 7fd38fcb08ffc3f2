import libmime from 'libmime';
import { callerOf } from '../../../../server/testing';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const withoutName = { noName: true, mimeType: 'text/plain', bytes: Buffer.from('no name') };

describe('the headers of Add File', () => {
	it('are these and no others where nothing was chosen', async () => {
		onlyJson(await stage.addFile());

		const [nonce, upload] = await stage.server.requests();
		expect(nonce).toMatchObject({ method: 'GET', path: '/files/basic/api/nonce', query: [] });
		const authorization = `Basic ${Buffer.from('amy:amy-secret').toString('base64')}`;
		const { host } = new URL(stage.server.url);
		expect(upload.headers).toEqual({
			accept: expect.any(String),
			'accept-encoding': expect.any(String),
			'user-agent': expect.any(String),
			connection: expect.any(String),
			host,
			authorization,
			'content-type': 'text/plain',
			'content-length': '29',
			slug: 'note.txt',
			'x-update-nonce': expect.stringMatching(/^[\x21-\x7e]+$/),
		});
	});

	it.each([
		['of the binary data', {}, 'image/png', 'image/png'],
		['of the option', { contentType: 'application/pdf' }, 'image/png', 'application/pdf'],
		['with parameters', { contentType: 'text/csv; charset=utf-8' }, '', 'text/csv; charset=utf-8'],
		['for any bytes where none is known', {}, '', 'application/octet-stream'],
	])('have the content type %s', async (_case, options, mimeType, expected) => {
		const file = { ...note, overrides: { mimeType } };
		onlyJson(await stage.addFile({ file, options }));
		expect((await stage.uploads())[0].headers['content-type']).toBe(expected);
		expect((await stage.server.store()).documents.at(-1)?.contentType).toBe(expected);
	});

	it('have the content language of the option', async () => {
		onlyJson(await stage.addFile({ options: { contentLanguage: 'de-AT' } }));
		expect((await stage.uploads())[0].headers['content-language']).toBe('de-AT');
		expect((await stage.server.store()).documents.at(-1)?.language).toBe('de-AT');
	});

	it('have the nonce of the option, and none is fetched then', async () => {
		const call = callerOf(stage.server);
		const updateNonce = (await call('GET', '/files/basic/api/nonce')).text;
		const [fetched] = await stage.server.requests();

		onlyJson(await stage.addFile({ options: { updateNonce } }));
		const requests = await stage.server.requests(fetched.id);
		expect(requests).toHaveLength(1);
		expect(requests[0].headers['x-update-nonce']).toBe(updateNonce);
	});

	it('have a nonce of its own for each upload', async () => {
		const items = ['a', 'b'].map((name) => ({ files: { data: { ...note, name } } }));
		expect((await stage.addFile({ items })).error).toBeUndefined();
		const nonces = (await stage.uploads()).map(({ headers }) => headers['x-update-nonce']);
		expect(new Set(nonces).size).toBe(2);
	});
});

describe('the name of an added file', () => {
	it.each([
		['that of the binary data', {}, {}, {}, 'note.txt', 'note.txt'],
		['File Name before it', { fileName: 'tides.txt' }, {}, {}, 'tides.txt', 'tides.txt'],
		['Label before both', { fileName: 'b' }, { label: 'c.txt' }, {}, 'c.txt', 'c.txt'],
		['the Slug apart from it', { fileName: 'b.txt' }, {}, { slug: 's.txt' }, 'b.txt', 's.txt'],
		['an expression', { fileName: '={{ $json.n }}.txt' }, {}, {}, '7.txt', '7.txt'],
	])('is %s', async (_case, parameters, additionalFields, options, label, slug) => {
		const items = [{ json: { n: 7 }, files: { data: note } }];
		const json = onlyJson(await stage.addFile({ items, parameters, additionalFields, options }));
		expect(json).toMatchObject({ label, title: label });
		const [{ query, headers }] = await stage.uploads();
		expect(query).toEqual([['label', label]]);
		expect(headers.slug).toBe(slug);
	});

	it.each([
		['umlauts', 'Prüfbericht Süd – Größe 12½″.pdf'],
		['other scripts', '潮汐表 приливы المد.txt'],
		['emoji', '🌊🌊🏗️👩‍👩‍👧.txt'],
		['signs of addresses', 'a&b=c?d#e%20+f;g.txt'],
		['quotes', `Amy's "new" <quay>.txt`],
		['a blank in front', ' quay.txt'],
		['a blank at the end', 'quay.txt '],
		['the look of an encoded word', 'a =?UTF-8?Q?quay?= b.txt'],
		['1,000 characters', `${'ü'.repeat(996)}.txt`],
	])('may have %s', async (_case, fileName) => {
		onlyJson(await stage.addFile({ parameters: { fileName } }));
		expect((await stage.server.store()).documents.at(-1)?.title).toBe(fileName);
		const [{ query, headers }] = await stage.uploads();
		expect(query).toEqual([['label', fileName]]);
		expect(libmime.decodeWords(headers.slug ?? '')).toBe(fileName);
	});

	it('is File Name where the binary data has none', async () => {
		const parameters = { fileName: 'given.txt' };
		expect(onlyJson(await stage.addFile({ file: withoutName, parameters })).label).toBe(
			'given.txt',
		);
	});
});
