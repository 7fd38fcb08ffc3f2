/** A parameter's value as Connections takes it; a list repeats the parameter. */
export type QueryValue = string | number | boolean | string[] | undefined;

/** Query parameters under their documented names; undefined ones and empty lists are not sent. */
export type Query = Record<string, QueryValue>;

/** The address with its query in percent-encoded UTF-8; lists repeat: "tag=a&tag=b". */
export function withQuery(address: string, query: Query): string {
	const pairs = Object.entries(query).flatMap(([name, value]) => {
		const values = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
		return values.map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(sendable(one))}`);
	});
	return pairs.length > 0 ? `${address}?${pairs.join('&')}` : address;
}

/** Well-formed text without control characters but for tabs and line breaks, which texts may have. */
function sendable(text: string): string {
	// eslint-disable-next-line no-control-regex -- these are the characters to leave out
	return wellFormed(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '');
}

/** The text with half surrogate pairs replaced by U+FFFD, as UTF-8 cannot carry them. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
