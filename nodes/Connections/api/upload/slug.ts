import { wellFormed } from '../server/query';

const wordStart = '=?UTF-8?B?';
const wordEnd = '?=';

/** RFC 2047 §2 allows 75 characters a word; base64 makes 4 of them from 3 bytes. */
const bytesPerWord = Math.floor((75 - wordStart.length - wordEnd.length) / 4) * 3;

/**
 * A name as value of the headers Slug and Title: plain ASCII as it is, everything else as RFC 2047
 * encoded words of at most 75 characters, parted by one space and never inside a character.
 * ("Adding a file": only ASCII, else encoded after RFC 2047.) A blank at either end is encoded too,
 * since HTTP would cut it off.
 */
export function encodeSlug(name: string): string {
	const text = wellFormed(name);
	if (/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) && !text.includes('=?')) return text;
	return chunksOfWholeCharacters(text)
		.map((chunk) => wordStart + Buffer.from(chunk, 'utf8').toString('base64') + wordEnd)
		.join(' ');
}

function chunksOfWholeCharacters(text: string): string[] {
	const chunks: string[] = [];
	let chunk = '';
	let bytes = 0;
	for (const character of text) {
		const size = Buffer.byteLength(character, 'utf8');
		if (bytes + size > bytesPerWord) {
			chunks.push(chunk);
			chunk = '';
			bytes = 0;
		}
		chunk += character;
		bytes += size;
	}
	return chunk ? [...chunks, chunk] : chunks;
}
