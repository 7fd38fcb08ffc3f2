import { COMMON_HTML, CURRENCY, EntityDecoder } from '@nodable/entities';
import { type EntityDecoderOptions, type X2jOptions, XMLParser } from 'fast-xml-parser';
import { thrownBy } from './attempt';
import { documentedTag, harmless, outermost, type Scope } from './names';
import { outlineOf } from './wellFormed';

/** An element with its name and attributes under the prefixes that the documentation uses. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlElement[];
	/** the element's own text, without that of its children, white space trimmed */
	text: string;
}

/** An answer that is no XML document, or one that is refused. */
export class UnreadableXml extends Error {
	constructor(
		message: string,
		/** whether it begins as a document does and ends too early */
		readonly isCut = false,
	) {
		super(message);
	}
}

/**
 * Reads one XML document into its root element.
 *
 * @throws UnreadableXml for anything else: HTML, JSON, a truncated document, one with a DOCTYPE
 * (entities of the sender's own are how small answers become huge ones), or one nested too deep
 */
export function parseXml(text: string): XmlElement {
	return finish(elementIn(checked(text.replace(/^\uFEFF/, '').trim())));
}

/**
 * The same text.
 *
 * @throws UnreadableXml where it is no well-formed document that may be read
 */
export function checked(source: string): string {
	const { isWhole, name } = outlineOf(source);
	if (isWhole) return source;
	const isCut = name !== '' && !source.endsWith(`</${name}>`);
	throw new UnreadableXml('The answer is no XML document that may be read', isCut);
}

/**
 * The references of HTML and numeric ones; names that a DTD would define are left as they are. The
 * library would make one of its own for each text, a table of hundreds of names.
 */
const entityDecoder = new EntityDecoder({
	namedEntities: { ...COMMON_HTML, ...CURRENCY },
	numericAllowed: true,
}) as Pick<EntityDecoder, 'setXmlVersion'> & EntityDecoderOptions;

const parserOptions = {
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	entityDecoder,
	ignoreDeclaration: true,
	ignorePiTags: true,
	// the place comes as an object, which costs less than a path made anew for each element
	jPath: false,
};

/** Names for which the parser refuses a whole document, which may be a list with one strange entry. */
const refusedNames = ['__proto__', 'constructor', 'prototype'];

/** Only for documents that hold such a word at all, as this is called for each name. */
const renaming = { transformTagName: harmless, transformAttributeName: harmless };

type Place = Parameters<NonNullable<X2jOptions['updateTag']>>[1];

const depthOf = (place: Place) => (typeof place === 'string' ? 0 : place.getDepth());

/** An element whose end has not come yet. */
interface OpenElement {
	element: XmlElement;
	scope: Scope;
}

/**
 * Takes a child of the root as soon as it ends, and says so; it is left out of the root then, so that
 * little of a large list is held at once.
 */
export type Take = (child: XmlElement, root: XmlElement) => boolean;

/**
 * The root of a document that is checked, its text as it came. The parser tells of tags and texts as
 * it meets them; the tree that it makes itself stays empty.
 *
 * @throws UnreadableXml, and whatever `take` throws
 */
export function elementIn(source: string, take?: Take): XmlElement {
	let root: XmlElement | undefined;
	let isTaking = false;
	const open: OpenElement[] = [];
	const isTaken = (child: XmlElement, parent: XmlElement) => {
		if (!take || parent !== root) return false;
		isTaking = true;
		const taken = take(child, parent);
		isTaking = false;
		return taken;
	};
	const close = (depth: number) => {
		while (open.length > depth) {
			const element = open.pop()?.element;
			const parent = open.at(-1)?.element;
			if (!element || !parent) continue;
			element.text = element.text.trim();
			if (isTaken(element, parent)) parent.children.pop();
		}
	};
	const parser = new XMLParser({
		...parserOptions,
		...(refusedNames.some((name) => source.includes(name)) && renaming),
		updateTag: (rawName, place, rawAttributes) => {
			close(depthOf(place) - 1);
			const outer = open.at(-1);
			const tag = documentedTag(rawName, rawAttributes, outer?.scope ?? outermost);
			const { name, attributes } = tag;
			const element: XmlElement = { name, attributes, children: [], text: '' };
			outer?.element.children.push(element);
			open.push({ element, scope: tag.scope });
			root ??= element;
			return false;
		},
		tagValueProcessor: (_name, text, place) => {
			close(depthOf(place));
			const inner = open.at(-1);
			if (inner) inner.element.text += text;
			return '';
		},
	});
	// a declaration sets it, and nothing sets it back
	entityDecoder.setXmlVersion(1);
	const failure = thrownBy(() => {
		parser.parse(source);
		close(0);
	});
	if (failure && isTaking) throw failure.error;
	if (failure || !root) throw new UnreadableXml('The answer holds names that cannot be taken');
	return root;
}

/** The whole root with its text trimmed, as those of its children are. */
export function finish(root: XmlElement): XmlElement {
	return { ...root, text: root.text.trim() };
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
	if (!element) return undefined;
	for (const one of element.children) if (one.name === name) return one;
	return undefined;
}

/** All children of that name. */
export function children(element: XmlElement, name: string): XmlElement[] {
	return element.children.filter((one) => one.name === name);
}

/** The text of the first child of that name that has any, else null: empty elements are common. */
export function textOf(element: XmlElement | undefined, name: string): string | null {
	if (!element) return null;
	for (const one of element.children) if (one.name === name && one.text !== '') return one.text;
	return null;
}
