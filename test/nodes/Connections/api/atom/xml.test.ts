import fc from 'fast-check';
import { elementToJson } from '../../../../../nodes/Connections/api/atom/json';
import { parseLargeXml } from '../../../../../nodes/Connections/api/atom/largeXml';
import { readDocument } from '../../../../../nodes/Connections/api/files/document';
import {
	children,
	parseXml,
	textOf,
	UnreadableXml,
} from '../../../../../nodes/Connections/api/atom/xml';

const atom = 'http://www.w3.org/2005/Atom';
const td = 'urn:ibm.com/td';

describe('an XML answer', () => {
	it.each([
		[
			'the documented prefixes',
			`<entry xmlns="${atom}" xmlns:td="${td}"><td:uuid>7</td:uuid></entry>`,
		],
		['other prefixes', `<a:entry xmlns:a="${atom}" xmlns:b="${td}"><b:uuid>7</b:uuid></a:entry>`],
		[
			'prefixes declared at the child',
			`<entry xmlns="${atom}"><q:uuid xmlns:q="${td}">7</q:uuid></entry>`,
		],
		[
			'td as default namespace of the child',
			`<entry xmlns="${atom}"><uuid xmlns="${td}">7</uuid></entry>`,
		],
		[
			'prefixes that swap their meaning',
			`<td:entry xmlns:td="${atom}"><td:uuid xmlns:td="${td}">7</td:uuid></td:entry>`,
		],
		[
			'blanks in attributes',
			`<entry   xmlns = "${atom}"\n xmlns:td='${td}' ><td:uuid >7</td:uuid ></entry >`,
		],
		[
			'a byte order mark',
			`\uFEFF<entry xmlns="${atom}" xmlns:td="${td}"><td:uuid>7</td:uuid></entry>`,
		],
		[
			'blank lines before it',
			`\n\n  <?xml version="1.0"?>\n<entry xmlns="${atom}" xmlns:td="${td}"><td:uuid>7</td:uuid></entry>`,
		],
		[
			'comments',
			`<!-- a --><entry xmlns="${atom}" xmlns:td="${td}"><!-- b --><td:uuid><!--c-->7</td:uuid></entry><!-- d -->`,
		],
		['CDATA', `<entry xmlns="${atom}" xmlns:td="${td}"><td:uuid><![CDATA[7]]></td:uuid></entry>`],
		[
			'white space around texts',
			`<entry xmlns="${atom}" xmlns:td="${td}">\n\t<td:uuid>\n 7\n</td:uuid>\n</entry>`,
		],
	])('is read under documented names with %s', (_case, text) => {
		const root = parseXml(text);
		expect(root.name).toBe('entry');
		expect(textOf(root, 'td:uuid')).toBe('7');
	});

	it('keeps the prefix of a namespace that the documentation does not know', () => {
		const root = parseXml(`<entry xmlns="${atom}"><o:uuid xmlns:o="urn:other">7</o:uuid></entry>`);
		expect(root.children.map(({ name }) => name)).toEqual(['o:uuid']);
		expect(textOf(root, 'td:uuid')).toBeNull();
	});

	it('keeps repeated elements and passes over empty ones', () => {
		const root = parseXml('<r><a/><a></a><a> </a><a>1</a><a>2</a></r>');
		expect(children(root, 'a')).toHaveLength(5);
		expect(textOf(root, 'a')).toBe('1');
		expect(textOf(root, 'b')).toBeNull();
		expect(textOf(undefined, 'a')).toBeNull();
	});

	it('decodes references in texts and attributes, and leaves numbers as texts', () => {
		const root = parseXml(
			'<r a="1 &lt; 2 &amp;amp; &#220;&#x6F6E;" n="007"><t>&lt;b&gt; &#x1F30A; &quot;</t><n>0012.50</n></r>',
		);
		expect(root.attributes).toEqual({ a: '1 < 2 &amp; Ü潮', n: '007' });
		expect(textOf(root, 't')).toBe('<b> 🌊 "');
		expect(textOf(root, 'n')).toBe('0012.50');
	});

	it('keeps prefixed attributes under the documented prefix', () => {
		const thr = 'http://purl.org/syndication/thread/1.0';
		const root = parseXml(`<link xmlns:x="${thr}" x:count="3" rel="replies"/>`);
		expect(root.attributes).toEqual({ 'thr:count': '3', rel: 'replies' });
	});

	it.each([
		['nothing', ''],
		['white space', ' \n\t'],
		['a comment alone', '<!-- nothing -->'],
		['plain text', 'All good'],
		['JSON', '{"entry":{"id":"7"}}'],
		['HTML', '<!DOCTYPE html>\n<html><body><p>Sign in<br></body></html>'],
		['HTML without its type', '<html><body><p>Sign in<br></body></html>'],
		['a document that is cut off', `<entry xmlns="${atom}"><id>7</id><title>Rep`],
		['a tag that is cut off', `<entry xmlns="${atom}"><id>7</id`],
		['elements that overlap', '<a><b></a></b>'],
		['an attribute without quotes', '<a b=c/>'],
		['a DOCTYPE', '<!DOCTYPE entry><entry/>'],
		['a DOCTYPE behind declaration and comment', '<?xml version="1.0"?><!-- x --><!DOCTYPE a><a/>'],
		['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
		[
			'entities that grow',
			`<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "${'&b;'.repeat(100)}"><!ENTITY d "${'&c;'.repeat(100)}">]><a>${'&d;'.repeat(100)}</a>`,
		],
	])('is refused when it is %s', (_case, text) => {
		expect(() => parseXml(text)).toThrow(UnreadableXml);
	});

	it('is refused or read, but never breaks, however deep it is', () => {
		for (const depth of [50, 1_000, 20_000]) {
			const text = `${'<a>'.repeat(depth)}x${'</a>'.repeat(depth)}`;
			expect(readOrRefuse(text)).toBe(true);
		}
	});

	it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'isPrototypeOf'])(
		'is read though names in it are %s, which harm nobody',
		async (name) => {
			const strange = `<entry ${name}="1"><${name}><x>1</x></${name}><${name}/><a:${name} a:${name}="2"/></entry>`;
			const feed = `<feed xmlns="${atom}" xmlns:a="${atom}"><entry><id>7</id></entry>${strange}</feed>`;
			const before = Object.getOwnPropertyNames(Object.prototype);
			for (const root of [
				parseXml(feed),
				await parseLargeXml([feed], { pause: async () => {}, size: 1 }),
			]) {
				const [plain, other] = children(root, 'entry');
				expect(textOf(plain, 'id')).toBe('7');
				expect(other.children).toHaveLength(3);
				const json = elementToJson(other) as object;
				expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
				expect(Object.keys(json)).toEqual(['@', `__${name}`]);
				expect(JSON.parse(JSON.stringify(json))).toEqual(json);
				// n8n calls these of what nodes put out
				expect(String(json)).toBe('[object Object]');
			}
			expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
			expect(({} as Record<string, unknown>).x).toBeUndefined();
		},
	);

	it('gives a typed result or UnreadableXml for any text, never another error', () => {
		const entry = `<?xml version="1.0"?><entry xmlns="${atom}" xmlns:td="${td}"><id>urn:lsid:ibm.com:td:7</id><link rel="edit" href="&amp;" length="3"/><td:label><![CDATA[a]]></td:label><!-- c --></entry>`;
		const pieces = fc.constantFrom(
			...[
				'<',
				'>',
				'/',
				'</',
				'<a',
				'<a:b',
				' xmlns="',
				'"',
				"'",
				'=',
				'&',
				';',
				'&#',
				'&#x110000;',
			],
			...[
				'<![CDATA[',
				']]>',
				'<!--',
				'-->',
				'<?',
				'?>',
				'x',
				' ',
				'\n',
				'\0',
				'\uD83C',
				'__proto__',
			],
		);
		const texts = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: pieces, maxLength: 40 }),
			fc.nat(entry.length).map((end) => entry.slice(0, end)),
			fc
				.tuple(fc.nat(entry.length), fc.nat(20), fc.string({ unit: pieces, maxLength: 4 }))
				.map(([at, cut, put]) => entry.slice(0, at) + put + entry.slice(at + cut)),
		);
		fc.assert(fc.property(texts, readOrRefuse), { numRuns: 1_000 });
	});
});

/** True where a text gives an element that every reader takes, or UnreadableXml. */
function readOrRefuse(text: string): boolean {
	let failure: unknown;
	try {
		const root = parseXml(text);
		JSON.stringify(elementToJson(root));
		readDocument(root);
		return typeof root.name === 'string' && typeof root.text === 'string';
	} catch (error) {
		failure = error;
	}
	return failure instanceof UnreadableXml;
}
