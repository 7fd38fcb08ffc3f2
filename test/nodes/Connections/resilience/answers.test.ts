import type { IDataObject } from 'n8n-workflow';
import type { ConnectionsFaultAction } from '../../../server/client';
import { addAttachment, uploadField } from '../runs';
import { onlyJson, setStage } from '../stage';

const stage = setStage();

const atom = 'http://www.w3.org/2005/Atom';
const td = 'urn:ibm.com/td';

const entry = (content: string, more = '') =>
	`<entry xmlns="${atom}" xmlns:td="${td}"${more}><td:uuid>u-1</td:uuid>${content}</entry>`;

/** Answers the next upload like this after it was stored; it must come out as a success. */
async function storedThenAnswered(
	answer: Omit<Extract<ConnectionsFaultAction, { type: 'storeThenAnswer' }>, 'type'>,
	parameters: IDataObject = {},
): Promise<IDataObject> {
	await stage.server.fault({
		match: { method: 'POST' },
		action: { type: 'storeThenAnswer', ...answer },
	});
	const json = onlyJson(await stage.addFile({ parameters: parameters as never }));
	const { documents } = await stage.server.store();
	expect(documents.filter(({ label }) => label === 'note.txt')).toHaveLength(1);
	expect(json.bytesSent).toBe(29);
	return json;
}

const unread = 'The upload succeeded, but the answer of the server could not be read.';

describe('an odd answer to an upload that was stored', () => {
	it.each<[string, string, IDataObject]>([
		[
			'other prefixes',
			`<a:entry xmlns:a="${atom}" xmlns:q="${td}"><q:uuid>u-1</q:uuid></a:entry>`,
			{},
		],
		['a byte order mark', `\uFEFF${entry('')}`, {}],
		['blank lines before it', `\n\n <?xml version="1.0"?>\n\n${entry('')}`, {}],
		['CDATA', entry('<td:label><![CDATA[a <b> & c]]></td:label>'), { label: 'a <b> & c' }],
		[
			'a DOCTYPE that is only talk',
			`<!-- <!DOCTYPE a> -->${entry('<td:label><![CDATA[<!DOCTYPE html>]]></td:label>')}`,
			{ label: '<!DOCTYPE html>' },
		],
		[
			'comments everywhere',
			`<!--a-->${entry('<!--b--><td:label>x<!--c-->y</td:label>')}`,
			{ label: 'xy' },
		],
		[
			'repeated elements',
			entry('<td:label/><td:label>one</td:label><td:label>two</td:label>'),
			{ label: 'one' },
		],
		[
			'missing elements',
			entry(''),
			{ label: null, size: null, author: { id: null, name: null, email: null } },
		],
		['unknown elements', entry('<x:y xmlns:x="urn:x"><x:z a="b"/></x:y>'), { title: null }],
		['names that JavaScript uses', entry('<toString/><valueOf>x</valueOf>'), {}],
		[
			'megabytes of it',
			entry(`<summary>${'tide '.repeat(800_000)}</summary><td:label>x</td:label>`),
			{ label: 'x' },
		],
		[
			'thousands of elements',
			entry(`${'<category term="t"/>'.repeat(20_000)}<td:label>x</td:label>`),
			{ label: 'x' },
		],
		['a size that is none', entry('<link rel="enclosure" length="-1"/>'), { size: null }],
	])('is read: %s', async (_what, body, expected) => {
		const json = await storedThenAnswered({ body });
		expect(json).toMatchObject({ id: 'u-1', ...expected });
		expect(json).not.toHaveProperty('note');
	});

	it.each([
		['in another charset', 'ISO-8859-1', '<td:label>Übersicht</td:label>', 'Übersicht'],
		['in a charset that nobody knows', 'x-tide', '<td:label>plain</td:label>', 'plain'],
	])('is read: %s', async (_what, charset, content, label) => {
		const json = await storedThenAnswered({
			contentType: `application/atom+xml; charset=${charset}`,
			bodyBase64: Buffer.from(entry(content), 'latin1').toString('base64'),
		});
		expect(json).toMatchObject({ id: 'u-1', label });
	});

	it('is read for all that it says in names that could harm', async () => {
		const body = entry('<__proto__>x</__proto__><constructor/><td:label>plain</td:label>');
		expect(await storedThenAnswered({ body })).toMatchObject({ id: 'u-1', label: 'plain' });
	});

	it('is read as far as it goes where its charset is not the one it names', async () => {
		const json = await storedThenAnswered({
			contentType: 'application/atom+xml; charset=UTF-8',
			bodyBase64: Buffer.from(entry('<td:label>Übersicht</td:label>'), 'latin1').toString('base64'),
		});
		expect(json).toMatchObject({ id: 'u-1', label: '\uFFFDbersicht' });
	});

	it.each([
		['nothing', ''],
		['blanks', ' \n '],
		['JSON', '{"entry":{"id":"7"}}'],
		['a web page', '<!DOCTYPE html><html><body>Done</body></html>'],
		['text', 'OK'],
		['a feed', `<feed xmlns="${atom}"/>`],
		['an entry that is cut off', entry('<title>x</title>').slice(0, -9)],
		['a DOCTYPE', `<!DOCTYPE entry>${entry('')}`],
		[
			'an entity bomb',
			`<!DOCTYPE a [<!ENTITY b "${'b'.repeat(1000)}">]>${entry(`<td:label>${'&b;'.repeat(1000)}</td:label>`)}`,
		],
		[
			'a bomb inside',
			entry(
				`<!DOCTYPE a [<!ENTITY b "${'b'.repeat(1000)}">]><td:label>${'&b;'.repeat(1000)}</td:label>`,
			),
		],
		['elements in elements without end', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`],
		['instructions without end', `${'<?a b?>'.repeat(5_000)}x`],
		['bytes of no text', '\0\u0001\u0002\uFFFF'],
	])('leaves a success with a note where it is %s', async (_what, body) => {
		const json = await storedThenAnswered({ body });
		expect(json).toMatchObject({
			id: null,
			label: null,
			size: null,
			tags: [],
			editUrl: expect.stringMatching(/\/entry$/),
			etag: expect.any(String),
			note: unread,
		});
	});

	it('comes out whole where nothing is simplified', async () => {
		const json = await storedThenAnswered(
			{ body: entry('<x:tide xmlns:x="urn:x" a="1">x</x:tide><td:label>a</td:label>') },
			{ simplify: false },
		);
		expect(json.entry).toEqual({
			'td:uuid': 'u-1',
			'x:tide': { '@': { a: '1' }, '#text': 'x' },
			'td:label': 'a',
		});
		const unreadable = await (async () => {
			await stage.server.reset();
			return await storedThenAnswered({ body: 'OK' }, { simplify: false });
		})();
		expect(unreadable).toMatchObject({ entry: null, note: unread });
	});

	it('leaves attachments and fields successes as well', async () => {
		for (const body of ['', 'OK', '<a><b>', '{"x":1}', '<html></html>']) {
			await stage.server.reset();
			await stage.server.fault([
				{ match: { method: 'POST', path: 'document' }, action: { type: 'storeThenAnswer', body } },
				{ match: { phase: 2 }, action: { type: 'storeThenAnswer', body } },
			]);
			const [attachment, field] = [await addAttachment(stage), await uploadField(stage)];
			expect(onlyJson(attachment)).toMatchObject({ label: null, bytesSent: 29, note: unread });
			// a field is told from its node, which is read again
			expect(onlyJson(field)).toMatchObject({ fileName: 'note.txt', size: 29, bytesSent: 29 });
		}
	});

	it('leaves a field a success where its node cannot be read again', async () => {
		await stage.server.fault({
			match: { method: 'GET', path: 'activitynode', nth: 2 },
			times: 'always',
			action: { type: 'status', status: 500 },
		});
		expect(onlyJson(await uploadField(stage))).toMatchObject({
			fieldId: null,
			bytesSent: 29,
			note: 'The upload succeeded, but which field it made could not be told from the node.',
		});
	});

	it('is no success where it is a web page of something else', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'loginPage' },
		});
		const { error } = await stage.addFile({ options: { maxRetries: 0 } });
		expect(error?.message).toMatch(/^A web page came instead of an answer of Connections/);
	});
});
