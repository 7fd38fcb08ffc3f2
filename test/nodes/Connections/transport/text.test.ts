/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { Readable } from 'node:stream';
import { decodeBody, textsOf } from '../../../../nodes/Connections/transport/text';

const MIB = 1024 * 1024;

/** Signs of one to four bytes, so that any place may lie within one. */
const signs = 'a¬ß€…😀';
const long = signs.repeat(Math.ceil((2 * MIB) / Buffer.byteLength(signs)));

const html = (charset: string) => ({ 'content-type': `text/html; charset=${charset}` });

describe('the text of an answer', () => {
	it.each([0, 1, 2, 3])('is whole, however long it is (%i bytes before it)', (before) => {
		const text = 'x'.repeat(before) + long;
		expect(decodeBody(Buffer.from(text), {}) === text).toBe(true);
	});

	it('ends where its bytes do, though they are no text at all', () => {
		const bytes = Buffer.alloc(2 * MIB, 0x80);
		expect(decodeBody(bytes, {})).toHaveLength(bytes.length);
	});

	it('loses the sign that tells the order of bytes at its start only', () => {
		const text = `${'a'.repeat(512 * 1024 - 3)}\uFEFFb`;
		expect(decodeBody(Buffer.from(`\uFEFF${text}`), {}) === text).toBe(true);
	});

	it('is read in the charset that it declares, and in UTF-8 where that is nonsense', () => {
		expect(decodeBody(Buffer.from('Straße', 'latin1'), html('iso-8859-1'))).toBe('Straße');
		expect(decodeBody(Buffer.from('Straße', 'utf16le'), html('utf-16le'))).toBe('Straße');
		expect(decodeBody(Buffer.from('Straße'), html('klingon'))).toBe('Straße');
	});

	it('is whole in a charset that knows no borders between bytes', () => {
		const text = '日本'.repeat(MIB / 2);
		expect(decodeBody(Buffer.from(text, 'utf16le'), html('utf-16le')) === text).toBe(true);
	});
});

describe('the text of an answer while it comes', () => {
	const come = async (bytes: Buffer, length: number, charset = 'utf-8') => {
		const chunks = Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
			bytes.subarray(index * length, (index + 1) * length),
		);
		const texts: string[] = [];
		for await (const text of textsOf(Readable.from(chunks), html(charset))) texts.push(text);
		return texts;
	};

	it.each([1, 2, 3, 7, 64 * 1024])(
		'is the same wherever it is cut (every %i bytes)',
		async (length) => {
			const text = `${'x'.repeat(10)}${signs.repeat(50)}`;
			const bytes = Buffer.from(`\uFEFF${text}`);
			const texts = await come(bytes, length);
			expect(texts.join('')).toBe(text);
			expect(texts.length).toBeGreaterThanOrEqual(bytes.length / length);
		},
	);

	it('is read in the charset that the answer declares', async () => {
		const bytes = Buffer.from('Straße 日本', 'utf16le');
		expect((await come(bytes, 3, 'utf-16le')).join('')).toBe('Straße 日本');
	});

	it('ends with a sign of its own where its bytes end within one', async () => {
		expect((await come(Buffer.from('ab😀').subarray(0, 4), 1)).join('')).toBe('ab\uFFFD');
	});
});
