import { decodeBody } from '../../../../nodes/Connections/transport/helper';

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
