import libmime from 'libmime';

const ENCODED_WORD = /=\?([^?\s]*)\?([^?\s]*)\?([^?\s]*)\?=/g;
const MAX_ENCODED_WORD = 75;

function wordBytes(encoding, text) {
	if (encoding.toUpperCase() === 'B') return Buffer.from(text, 'base64');
	const quoted = text.replaceAll('_', ' ');
	return Buffer.from(
		quoted.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
		'latin1',
	);
}

function wordComplaint([word, charset, encoding, text]) {
	if (word.length > MAX_ENCODED_WORD) return 'an encoded word is longer than 75 characters';
	if (!/^[BQ]$/i.test(encoding)) return `an encoded word has the unknown encoding ${encoding}`;
	if (/^Q$/i.test(encoding) && /=(?![0-9A-F]{2})/i.test(text)) return 'a broken Q encoding';
	if (
		/^B$/i.test(encoding) &&
		!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
	) {
		return 'a broken B encoding';
	}
	try {
		new TextDecoder(charset, { fatal: true }).decode(wordBytes(encoding, text));
		return null;
	} catch {
		return `an encoded word is no whole ${charset} text`;
	}
}

/** What RFC 2047 does not allow in a Slug or Title: sentences, none if it is plain or well encoded. */
export function encodedWordComplaints(value) {
	const complaints = [...value.matchAll(ENCODED_WORD)].map(wordComplaint).filter(Boolean);
	if (/[^\t\x20-\x7e]/.test(value)) complaints.push('neither ASCII nor RFC 2047');
	const stuck = /\S=\?[^?\s]*\?[BQ]\?[^?\s]*\?=|=\?[^?\s]*\?[BQ]\?[^?\s]*\?=\S/i;
	if (stuck.test(value)) complaints.push('an encoded word is not parted from its neighbour');
	if (/[\x00-\x1f\x7f]/.test(decodeName(value))) complaints.push('control characters in a name');
	return complaints;
}

/** A Slug or Title as text. */
export function decodeName(value) {
	return libmime.decodeWords(value);
}

/** The label in a Slug, which holds path and label: what follows the last slash. */
export function labelOfSlug(value) {
	return decodeName(value).split('/').at(-1);
}

/**
 * The label that Files makes of a name: each character that it does not take becomes an underscore
 * (seen in public clients); the title keeps the name.
 */
export function labelOfName(name) {
	return name.replace(/[*|\\:"<>?/]/g, '_');
}

/** The mime type that a file name's extension tells; binary where it tells none. */
export function typeOfName(name) {
	const extension = /\.([^.]+)$/.exec(name)?.[1] ?? '';
	return libmime.detectMimeType(extension.toLowerCase()) || 'application/octet-stream';
}
