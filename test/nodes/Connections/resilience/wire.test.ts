import type { INodeParameters } from 'n8n-workflow';
import { addAttachment, failureOf, locator, uploadField } from '../runs';
import { note, onlyJson, setStage } from '../stage';

const stage = setStage();

const controls: Array<[string, string]> = [
	['CR', '\r'],
	['LF', '\n'],
	['CR LF', '\r\nX-Injected: 1'],
	['NUL', '\0'],
	['escape', '\u001b'],
	['a control character of Latin-1', '\u0085'],
	['delete', '\u007f'],
];

/** The sentence, what is quoted of the value without control characters, and the item. */
const sentence = (text: string) =>
	expect.stringMatching(new RegExp(`^${text}(: \\P{Cc}+)? \\[item 0\\]$`, 'u')) as string;

async function nothingWasSent() {
	expect(await stage.server.requests()).toEqual([]);
}

describe.each(controls)('%s never reaches the wire', (_name, control) => {
	const evil = `quay${control}plan.txt`;

	it('in a name', async () => {
		const inFileName = {
			message: sentence("'File Name' holds a line break or another control character"),
			description: expect.stringContaining('Remove it'),
		};
		const file = { ...note, overrides: { fileName: evil } };
		expect(failureOf(await stage.addFile({ parameters: { fileName: evil } }))).toMatchObject(
			inFileName,
		);
		expect(failureOf(await stage.addFile({ file }))).toMatchObject(inFileName);
		expect(failureOf(await addAttachment(stage, { file }))).toMatchObject(inFileName);
		expect(failureOf(await uploadField(stage, { file }))).toMatchObject(inFileName);
		const label = await stage.addFile({ additionalFields: { label: evil } });
		expect(failureOf(label).message).toMatch(/^'Label \(Overrides File Name\)' holds a line break/);
		const field = await uploadField(stage, { parameters: { fieldName: evil } });
		expect(failureOf(field).message).toMatch(/^'Field Name' holds a line break/);
		const title = await stage.addFile({
			parameters: { source: 'atomEntry', title: evil } as INodeParameters,
		});
		expect(failureOf(title).message).toMatch(/^'Title' holds a line break/);
		await nothingWasSent();
	});

	it.each([
		['slug', "'Slug' holds a line break or another control character"],
		['contentLanguage', "'Content Language' holds characters that a header cannot carry"],
		['contentType', "'Content Type' holds characters that a header cannot carry"],
		['updateNonce', "'Update Nonce' holds characters that a header cannot carry"],
	])('in the option %s', async (option, message) => {
		expect(
			failureOf(await stage.addFile({ options: { [option]: `a/b${control}c` } })),
		).toMatchObject({
			message: option === 'slug' ? expect.stringMatching(/^'Slug' holds a /) : sentence(message),
		});
		expect(
			failureOf(await stage.addFile({ options: { [option]: `text${control}plain` } })).message,
		).toEqual(sentence(message));
		await nothingWasSent();
	});

	it('with the mime type of the binary data, which is not sent then', async () => {
		const file = { ...note, overrides: { mimeType: `text/plain${control}x` } };
		onlyJson(await stage.addFile({ file }));
		const [{ headers, rawHeaders }] = await stage.uploads();
		expect(headers['content-type']).toBe('application/octet-stream');
		expect(rawHeaders.map(([name]) => name.toLowerCase())).not.toContain('x-injected');
	});
});

describe('a line break', () => {
	it('in text that goes into the query is encoded', async () => {
		const text = 'Two\r\nlines';
		onlyJson(await stage.addFile({ additionalFields: { shareSummary: text } }));
		const [{ query, rawUrl }] = await stage.uploads();
		expect(query).toContainEqual(['shareSummary', text]);
		expect(rawUrl).toMatch(/^[\x21-\x7e]+$/);
	});
});

describe('a control character', () => {
	it('in text that goes into the query is left out', async () => {
		onlyJson(await stage.addFile({ additionalFields: { shareSummary: 'a\0b\u001bc\u007fd' } }));
		const [{ query }] = await stage.uploads();
		expect(query).toContainEqual(['shareSummary', 'abcd']);
	});
});

describe('a name', () => {
	it('with half a surrogate pair goes out with the replacement character', async () => {
		const json = onlyJson(
			await stage.addFile({ parameters: { fileName: 'quay \ud83c plan.txt' } }),
		);
		expect(json.label).toBe('quay \ufffd plan.txt');
		expect(
			onlyJson(await addAttachment(stage, { parameters: { fileName: 'a\udc00.txt' } })).label,
		).toBe('a\ufffd.txt');
	});

	it('with half a surrogate pair is found again when its answer is lost', async () => {
		await stage.server.fault([
			{ match: { method: 'POST', path: 'feed' }, action: { type: 'resetAfterStore' } },
			{ match: { phase: 2 }, action: { type: 'resetAfterStore' } },
		]);
		const parameters = { fileName: 'quay \ud83c plan.txt' };
		expect(onlyJson(await stage.addFile({ parameters }))).toMatchObject({
			label: 'quay \ufffd plan.txt',
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		expect(onlyJson(await uploadField(stage, { parameters }))).toMatchObject({
			fileName: 'quay \ufffd plan.txt',
			note: 'The connection was lost after the upload; the field was found on the node.',
		});
	});

	it('of the file that gets an attachment may hold half a surrogate pair', async () => {
		const id = locator('label', 'quay \ud83c');
		expect(failureOf(await addAttachment(stage, { id })).message).toMatch(
			/^Not found: the file 'quay/,
		);
	});

	it('of ten thousand characters gets a sentence before anything is sent', async () => {
		const long = 'x'.repeat(10_000);
		const sentence = {
			message: "'File Name' has 10000 characters, the most is 1000 [item 0]",
			description: "Set a shorter 'File Name'.",
		};
		expect(failureOf(await stage.addFile({ parameters: { fileName: long } }))).toMatchObject(
			sentence,
		);
		expect(failureOf(await addAttachment(stage, { parameters: { fileName: long } }))).toMatchObject(
			sentence,
		);
		expect(failureOf(await uploadField(stage, { parameters: { fileName: long } }))).toMatchObject(
			sentence,
		);
		await nothingWasSent();
	});

	it('of a thousand characters that each take three bytes arrives whole', async () => {
		const long = '潮'.repeat(1000);
		expect(onlyJson(await stage.addFile({ parameters: { fileName: long } })).label).toBe(long);
	});
});

describe('what the server sends', () => {
	it('as a cookie comes back only where a header can carry it', async () => {
		await stage.server.settings({ stickySessions: true });
		expect(onlyJson(await uploadField(stage))).toMatchObject({ fileName: 'note.txt' });
		const [, second] = (await stage.uploads()).filter(({ phase }) => phase !== null);
		expect(second.headers.cookie).toMatch(/^[\x20-\x7e]+$/);
	});

	it.each(['', 'a b', 'ü', 'x'.repeat(2000)])(
		'as a nonce is refused where it is %j',
		async (body) => {
			await stage.server.fault({
				match: { method: 'GET' },
				action: {
					type: 'status',
					status: 200,
					body,
					contentType: 'text/plain',
					connectionsHeader: true,
				},
			});
			expect(failureOf(await stage.addFile()).message).toBe(
				'The server answered, but not as Connections does [item 0]',
			);
			expect(await stage.uploads()).toEqual([]);
		},
	);
});
