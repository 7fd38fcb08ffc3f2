import fc from 'fast-check';
import { withQuery, type Query } from '../../../../../nodes/Connections/api/server/query';

const address = 'https://connections.example.com/files/basic/api/myuserlibrary/feed';

/** What a server reads, by the platform's own reader. */
function readBack(url: string): Array<[string, string]> {
	return [...new URLSearchParams(url.slice(address.length))];
}

describe('a query', () => {
	it('is not there where nothing is to be sent', () => {
		expect(withQuery(address, {})).toBe(address);
		expect(withQuery(address, { a: undefined, tag: [] })).toBe(address);
	});

	it('repeats lists and keeps the order', () => {
		const url = withQuery(address, { tag: ['b', 'a'], replace: true, created: 0, draft: false });
		expect(url).toBe(`${address}?tag=b&tag=a&replace=true&created=0&draft=false`);
	});

	it('sends an empty text, but not what is undefined', () => {
		expect(withQuery(address, { a: '', b: undefined, c: [''] })).toBe(`${address}?a=&c=`);
	});

	it('encodes blanks, signs and everything outside ASCII', () => {
		expect(withQuery(address, { label: 'ü +&=?#/%潮🌊' })).toBe(
			`${address}?label=%C3%BC%20%2B%26%3D%3F%23%2F%25%E6%BD%AE%F0%9F%8C%8A`,
		);
	});

	it('replaces halves of surrogate pairs instead of failing', () => {
		expect(readBack(withQuery(address, { label: 'a\uD83Cb\uDF0A' }))).toEqual([
			['label', 'a\uFFFDb\uFFFD'],
		]);
	});

	it('is read by the platform as it was written, whatever the values, but for control characters', () => {
		const text = fc.string({ unit: 'binary' });
		// eslint-disable-next-line no-control-regex -- these are the characters that are left out
		const sent = (value: unknown) => String(value).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '');
		const value = fc.oneof(
			text,
			fc.array(text),
			fc.boolean(),
			fc.integer(),
			fc.constant(undefined),
		);
		const queries = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), value);
		fc.assert(
			fc.property(queries, (query: Query) => {
				const written = Object.entries(query).flatMap(([name, one]) =>
					(one === undefined ? [] : [one].flat()).map((each) => [name, sent(each)]),
				);
				const url = withQuery(address, query);
				expect(readBack(url)).toEqual(written);
				expect(new URL(url).href).toBe(url.replace(/'/g, '%27'));
			}),
		);
	});
});
