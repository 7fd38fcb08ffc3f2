import fc from 'fast-check';
import { standalone } from '../../../../../nodes/Connections/api/atom/entry';
import {
	elementsIn,
	faithfulDocument,
	parseFaithful,
	withAdded,
	withAttribute,
	withChildren,
	withText,
	writeFaithful,
} from '../../../../../nodes/Connections/api/atom/faithful';
import { parseXml, textOf, UnreadableXml } from '../../../../../nodes/Connections/api/atom/xml';
import { anyElement, anyText } from './anyXml';

const names = [
	'title',
	'snx:mood',
	'snx:title',
	'a:b',
	'a:entry',
	'x',
	'constructor',
	'a:__proto__',
];
const open =
	'<entry xmlns="http://www.w3.org/2005/Atom" xmlns:snx="urn:not-that-one" xmlns:a=\'http://www.ibm.com/xmlns/prod/sn\' a:state="o>k">';

/** A root with any children, and text between them. */
const anyDocument = fc
	.array(fc.oneof(anyText, anyElement(names)), { maxLength: 6 })
	.map((parts) => `${open}${parts.join('')}</entry>`);

describe('a document that is written back', () => {
	it('is what came, to the last blank', () => {
		fc.assert(
			fc.property(anyDocument, (text) => {
				expect(writeFaithful(parseFaithful(text))).toBe(text);
			}),
			{ numRuns: 500 },
		);
	});

	it('is written as UTF-8 without what stood before and after its root', () => {
		const text = `\uFEFF<?xml version="1.0" encoding="ISO-8859-1"?>\n\n<!-- x --><a><b/></a>\n`;
		expect(faithfulDocument(parseFaithful(text))).toBe(
			'<?xml version="1.0" encoding="UTF-8"?>\n<a><b/></a>',
		);
	});

	it('keeps all else when one child is changed, removed or followed by another', () => {
		const changed = fc.tuple(
			anyDocument,
			fc.nat(20),
			fc.constantFrom('text', 'attribute', 'removed', 'added'),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(changed, ([text, which, what, value]) => {
				const root = parseFaithful(text);
				const children = elementsIn(root);
				const chosen = children[which % Math.max(1, children.length)];
				const after =
					what === 'added'
						? withAdded(root, standalone('snx:new', value))
						: withChildren(root, (child) => {
								if (child !== chosen) return child;
								if (what === 'removed') return null;
								return what === 'text'
									? withText(child, value)
									: withAttribute(child, 'new', value);
							});
				const back = parseFaithful(writeFaithful(after));
				const raw = (each: ReturnType<typeof parseFaithful>) => elementsIn(each).map(writeFaithful);
				const expected = children.filter((child) => what === 'added' || child !== chosen);
				const kept =
					what === 'added'
						? raw(back).slice(0, -1)
						: raw(back).filter((_, index) => what === 'removed' || children[index] !== chosen);
				expect(kept).toEqual(expected.map(writeFaithful));
				expect(back.open).toBe(root.open);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('an element that is changed', () => {
	it('takes any text, also one that closed itself', () => {
		fc.assert(
			fc.property(fc.string(), (value) => {
				const changed = withText(parseFaithful('<a  b="1" />'), value);
				const back = parseXml(writeFaithful(changed));
				// XML knows one kind of line break and no control characters
				const plain = value.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/\r\n?/g, '\n');
				expect(back.text).toBe(plain.trim());
				expect(back.attributes).toEqual({ b: '1' });
			}),
		);
	});

	it.each([
		['put in place', `<a  b = 'x' c="y"/>`, 'b', '1', `<a b="1" c="y"/>`],
		['added', `<a/>`, 'b', '<&">', `<a b="&lt;&amp;&quot;&gt;"/>`],
		['taken away', `<a b="x"\n c="y">t</a>`, 'b', null, `<a\n c="y">t</a>`],
		['left alone where it is the same', `<a b = "x"/>`, 'b', 'x', `<a b = "x"/>`],
		['told from one with a prefix', `<a xml:b="x"/>`, 'b', '1', `<a b="1" xml:b="x"/>`],
	])('has an attribute that is %s', (_case, text, name, value, expected) => {
		expect(writeFaithful(withAttribute(parseFaithful(text), name, value))).toBe(expected);
	});

	it('takes elements that bring their namespaces, whatever its prefixes mean', () => {
		const root = parseFaithful(`${open}</entry>`);
		const added = withAdded(root, standalone('snx:duedate', '2026'), standalone('title', 'A'));
		const back = parseXml(writeFaithful(added));
		expect([textOf(back, 'snx:duedate'), textOf(back, 'title')]).toEqual(['2026', 'A']);
	});
});

describe('what is no document', () => {
	it.each([
		['', 'nothing'],
		['<a><b></a>', 'crossed tags'],
		['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'a DOCTYPE'],
		[`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'something too deep'],
		['{"a":1}', 'JSON'],
	])('is refused: %s', (text) => {
		expect(() => parseFaithful(text)).toThrow(UnreadableXml);
	});
});
