import fc from 'fast-check';
import libmime from 'libmime';
import { encodeSlug } from '../../../../../nodes/Connections/api/upload/slug';

const wholeWord = /^=\?UTF-8\?B\?[A-Za-z0-9+/]+={0,2}\?=$/;

/** Each encoded word of a value as text; throws where one is cut inside a character. */
function wordsOf(value: string): string[] {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	return value
		.split(' ')
		.map((word) => decoder.decode(Buffer.from(word.slice('=?UTF-8?B?'.length, -2), 'base64')));
}

describe('a Slug', () => {
	it.each(['report.pdf', 'a b  c.txt', 'x', '~!@#$%^&*()_+{}|:"<>?`-=[];\',.', '?=', '= ?'])(
		'leaves plain ASCII as it is: %s',
		(name) => {
			expect(encodeSlug(name)).toBe(name);
		},
	);

	it.each([
		['an umlaut', 'Übersicht.txt', '=?UTF-8?B?w5xiZXJzaWNodC50eHQ=?='],
		['a blank in front', ' a', '=?UTF-8?B?IGE=?='],
		['a blank at the end', 'a ', '=?UTF-8?B?YSA=?='],
		['the start of an encoded word', 'a=?b', '=?UTF-8?B?YT0/Yg==?='],
		['a tab', 'a\tb', '=?UTF-8?B?YQli?='],
		['half a surrogate pair', 'a\uD83Cb', '=?UTF-8?B?Ye+/vWI=?='],
	])('encodes a name with %s', (_case, name, value) => {
		expect(encodeSlug(name)).toBe(value);
	});

	it('fills words up to 75 characters', () => {
		const value = encodeSlug('ü'.repeat(60));
		expect(value.split(' ').map(({ length }) => length)).toEqual([72, 72, 56]);
		expect(encodeSlug(`é${'a'.repeat(100)}`).split(' ')[0]).toHaveLength(72);
	});

	it.each([
		['two bytes', 'aü'.repeat(100)],
		['three bytes', 'a潮'.repeat(100)],
		['four bytes', 'a🌊'.repeat(100)],
	])('never splits a character of %s', (_case, name) => {
		expect(wordsOf(encodeSlug(name)).join('')).toBe(name);
		expect(libmime.decodeWords(encodeSlug(name))).toBe(name);
	});

	const names = fc.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
		fc.string({ unit: fc.constantFrom('=', '?', ' ', 'B', 'ü', '🌊', '\uFEFF'), minLength: 1 }),
	);

	it('is read by a mail library as the name that went in, whatever it is', () => {
		fc.assert(
			fc.property(names, (name) => {
				// a decoder of mail takes a byte order mark for one, and drops it
				fc.pre(!name.includes('\uFEFF'));
				expect(libmime.decodeWords(encodeSlug(name))).toBe(name);
			}),
		);
	});

	it('is printable ASCII in whole words of at most 75 characters, whatever the name', () => {
		fc.assert(
			fc.property(names, (name) => {
				const value = encodeSlug(name);
				expect(value).toMatch(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
				if (value === name) return expect(value).not.toContain('=?');
				for (const word of value.split(' ')) {
					expect(word).toMatch(wholeWord);
					expect(word.length).toBeLessThanOrEqual(75);
				}
				expect(wordsOf(value).join('')).toBe(name);
			}),
		);
	});

	it('never fails on halves of surrogate pairs', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('\uD83C', '\uDF0A', 'a', 'ü') }), (name) => {
				const replaced = Buffer.from(name, 'utf8').toString('utf8');
				expect(libmime.decodeWords(encodeSlug(name))).toBe(replaced);
			}),
		);
	});
});
