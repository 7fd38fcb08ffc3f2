import fc from 'fast-check';
import { parseLargeXml } from '../../../../../nodes/Connections/api/atom/largeXml';
import {
	parseXml,
	UnreadableXml,
	type XmlElement,
} from '../../../../../nodes/Connections/api/atom/xml';
import { parseXmlPlainly } from './referenceXml';

/** What a reader makes of a text, null where it refuses it. */
function outcome(read: (text: string) => XmlElement, text: string): XmlElement | null {
	try {
		return read(text);
	} catch (error) {
		expect(error).toBeInstanceOf(UnreadableXml);
		return null;
	}
}

/** A text in pieces of so many characters, as it may come over the wire. */
function* piecesOf(text: string, length: number): Generator<string> {
	for (let start = 0; start < text.length; start += length) yield text.slice(start, start + length);
}

/** The same of the reader for large documents, with parts of that many characters. */
async function outcomeInParts(text: string, size: number, length: number) {
	return await parseLargeXml(piecesOf(text, length), { pause: async () => {}, size }).catch(
		(error: unknown) => {
			expect(error).toBeInstanceOf(UnreadableXml);
			return null;
		},
	);
}

const blank = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r\n'), maxLength: 3 });
const gap = fc.tuple(fc.constantFrom(' ', '\n', '\t'), blank).map((both) => both.join(''));
const prefixes = ['', 'a:', 'td:', 'snx:', 'app:', 'q:'];
const locals = [
	...['entry', 'id', 'link', 'title', 'x-1.y', 'été'],
	...['valueOf', 'hasOwnProperty', 'constructor', '__proto__', 'prototype'],
];
const names = fc
	.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...locals))
	.map((both) => both.join(''));
const namespaces = [
	'http://www.w3.org/2005/Atom',
	' urn:ibm.com/td ',
	'http://www.ibm.com/xmlns/prod/sn',
	'http://www.w3.org/2007/app',
	'urn:other',
	'',
];
const declarations = fc
	.tuple(fc.constantFrom('xmlns', 'xmlns:a', 'xmlns:td', 'xmlns:q'), fc.constantFrom(...namespaces))
	.map(([name, value]): [string, string] => [name, value]);
const references = fc.constantFrom(
	...['&lt;', '&amp;', '&quot;', '&apos;', '&euro;', '&copy;', '&unknown;', '&#65;', '&#x1F30A;'],
	...['&#;', '&#x;', '&#0;', '&#x110000;', '&#xD800;', '&#7;', '&amp;lt;', '&#38;#38;'],
);
const words = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replace(/[<&]/g, '')),
	blank,
	references,
	fc.constantFrom('Übersicht', '🌊', ']]>', '>', '"', "'", '/', '='),
);
const texts = fc.array(words, { maxLength: 4 }).map((some) => some.join(''));
const values = fc
	.tuple(fc.array(fc.oneof(words, fc.constantFrom('&', '<', '&a'))), fc.constantFrom('"', "'"))
	.map(([some, quote]) => `${quote}${some.join('').replaceAll(quote, '')}${quote}`);
const attributes = fc
	.tuple(
		fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name, maxLength: 4 }),
		fc.uniqueArray(declarations, { selector: ([name]) => name, maxLength: 2 }),
		fc.array(fc.tuple(gap, blank, blank), { minLength: 6, maxLength: 6 }),
	)
	.map(([plain, declared, gaps]) =>
		[...declared.map(([name, value]) => [name, `"${value}"`]), ...plain]
			.map(([name, value], index) => {
				const [before, left, right] = gaps[index];
				return `${before}${name}${left}=${right}${value}`;
			})
			.join(''),
	);
const inert = fc.oneof(
	texts.map((text) => `<!--${text.replaceAll('-->', '')}-->`),
	texts.map((text) => `<![CDATA[${text.replaceAll(']]>', '')}<b>&]]>`),
	fc.constantFrom('<?pi?>', '<?pi a="1" b?>', '<!-- <!DOCTYPE a> -->', '<![CDATA[<!DOCTYPE a>]]>'),
);
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
	element: fc
		.tuple(names, attributes, blank, fc.array(tie('content'), { maxLength: 5 }), fc.boolean())
		.map(([name, given, space, contents, short]) =>
			short && contents.length === 0
				? `<${name}${given}${space}/>`
				: `<${name}${given}${space}>${contents.join('')}</${name}${space}>`,
		),
	content: fc.oneof({ maxDepth: 4, withCrossShrink: true }, texts, inert, tie('element')),
}));
const comments = fc.constantFrom('', ' \n', '<!-- c -->', '<?pi?>\n');
const documents = fc
	.tuple(
		fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>', '<?xml version="1.1"?>\n'),
		comments,
		element,
		comments,
	)
	.map((parts) => parts.join(''));

const pieces = fc.constantFrom(
	...[
		'<',
		'>',
		'/',
		'</',
		'<a',
		'</a>',
		'<a/>',
		'<a>',
		' b="',
		'"',
		"'",
		'=',
		'&',
		';',
		'&#',
		'<!',
	],
	...['<![CDATA[', ']]>', '<!--', '-->', '<?', '<?xml ', '?>', '<!DOCTYPE a>', '<!doctype', 'x'],
	...[' ', '\n', '\u00A0', '\0', '\uD83C', '__proto__', 'constructor', '#text'],
);
const mangled = fc.oneof(
	fc.string({ unit: pieces, maxLength: 20 }),
	fc
		.tuple(documents, fc.nat(), fc.nat(6), fc.string({ unit: pieces, maxLength: 3 }))
		.map(([text, anywhere, cut, put]) => {
			const at = anywhere % (text.length + 1);
			return text.slice(0, at) + put + text.slice(at + cut);
		}),
);

/** Characters of a part at least, and of a piece. */
const sizes = fc.integer({ min: 1, max: 200 });
const lengths = fc.integer({ min: 1, max: 100 });

/** The plain way takes the word for markup there, too. */
const doctypeInAttribute = /=\s*(?:"[^"]*<!DOCTYPE|'[^']*<!DOCTYPE)/i;

describe('an XML answer read in one pass', () => {
	it('gives what the plain way gives, for any well-formed document', () => {
		fc.assert(
			fc.property(documents, (text) => {
				const plain = outcome(parseXmlPlainly, text);
				expect(plain).not.toBeNull();
				expect(outcome(parseXml, text)).toEqual(plain);
			}),
			{ numRuns: 500 },
		);
	});

	it('is refused wherever the plain way refuses it, and is the same where it is read', () => {
		fc.assert(
			fc.property(mangled, (text) => {
				const read = outcome(parseXml, text);
				fc.pre(!doctypeInAttribute.test(text));
				if (read) expect(read).toEqual(outcome(parseXmlPlainly, text));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('gives the same where it is read in parts, however small they are', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(documents, mangled), sizes, lengths, async (text, size, length) => {
				expect(await outcomeInParts(text, size, length)).toEqual(outcome(parseXml, text));
			}),
			{ numRuns: 400 },
		);
	});

	it('hands over the children that are wanted, and gives back the rest, in whatever parts', async () => {
		await fc.assert(
			fc.asyncProperty(documents, sizes, lengths, async (text, size, length) => {
				const whole = outcome(parseXml, text);
				fc.pre(whole !== null);
				const taken: XmlElement[] = [];
				const isWanted = ({ name }: XmlElement) => name === 'entry';
				const rest = await parseLargeXml(piecesOf(text, length), {
					pause: async () => {},
					take: (one) => isWanted(one) && taken.push(one) > 0,
					size,
				});
				const children = whole?.children ?? [];
				expect(taken).toEqual(children.filter(isWanted));
				expect(rest).toEqual({ ...whole, children: children.filter((one) => !isWanted(one)) });
			}),
			{ numRuns: 300 },
		);
	});

	it.each([
		['text behind an empty root', '<a/>x'],
		['a second root behind an empty one', '<a/><b/>'],
		['CDATA behind the root', '<a></a><![CDATA[x]]>'],
		['an end tag that ends itself', '<a><b></a/></b></a>'],
		['a blank of other scripts in a tag', '<a\u00A0></a>'],
		['a lonely sign of equality in a tag', '<a b="1"=/>'],
		['a declaration of an element', '<a><!ELEMENT b></a>'],
	])('is refused with %s, which the plain way lets pass', (_case, text) => {
		expect(outcome(parseXml, text)).toBeNull();
	});

	it('may hold the word DOCTYPE in an attribute, where it is mere text', () => {
		expect(parseXml('<a b="<!DOCTYPE c>"/>').attributes).toEqual({ b: '<!DOCTYPE c>' });
	});

	it('lets others have their turn between the parts of a large page', async () => {
		const entry = `<entry><title>${'Report '.repeat(500)}</title></entry>`;
		const text = `<feed>${entry.repeat(500)}</feed>`;
		let pauses = 0;
		const feed = await parseLargeXml([text], {
			pause: async () => {
				pauses += 1;
			},
		});
		expect(feed.children).toHaveLength(500);
		expect(pauses).toBeGreaterThan(5);
		await parseLargeXml([`<feed>${entry}</feed>`], {
			pause: async () => {
				throw new Error('A small page needs no pause');
			},
		});
	});
});
