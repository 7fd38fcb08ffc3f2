import { type X2jOptions, XMLParser } from 'fast-xml-parser';
import { attempt } from './attempt';
import {
	documentedAttributes,
	documentedName,
	harmless,
	outermost,
	type Scope,
	scopeOf,
} from './names';
import { type Outline, outlineOf } from './wellFormed';

/** An element with its name and attributes under the prefixes that the documentation uses. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlElement[];
	/** the element's own text, without that of its children, white space trimmed */
	text: string;
}

/** An answer that is no XML document, or one that is refused. */
export class UnreadableXml extends Error {}

/**
 * Characters that are read in one turn of the event loop: some milliseconds, in which n8n answers
 * nobody else.
 */
const turn = 100_000;

/**
 * Reads one XML document into its root element.
 *
 * @throws UnreadableXml for anything else: HTML, JSON, a truncated document, one with a DOCTYPE
 * (entities of the sender's own are how small answers become huge ones), or one nested too deep
 */
export function parseXml(text: string): XmlElement {
	const { source } = checked(text, Infinity);
	return finish(elementIn(source));
}

/** How a large document is read. */
export interface LargeReading {
	/** called before each part; lets others have their turn */
	pause(): Promise<void>;
	/**
	 * Takes a child of the root, which is left out of what is given back then, so that little of a
	 * large list is held at once; called in their order, before all that follows is read.
	 */
	take?(child: XmlElement, root: XmlElement): boolean;
	/** characters in a part at least */
	size?: number;
}

/**
 * Reads one XML document like {@link parseXml}, a large one in parts: each a document of its own,
 * the root with some of its children.
 *
 * @throws UnreadableXml as {@link parseXml}
 */
export async function parseLargeXml(
	text: string,
	{ pause, take = () => false, size = turn }: LargeReading,
): Promise<XmlElement> {
	const { source, outline } = checked(text, size);
	const rest = (part: XmlElement) => ({
		...part,
		children: part.children.filter((one) => !take(one, part)),
	});
	const { root, name, cuts, end } = outline;
	// the XML declaration tells which characters may be referred to
	const head = source.slice(source.startsWith('<?xml') ? 0 : root.start, root.end);
	// what stands before the root comes with each part, so it has to be small
	if (cuts.length === 0 || head.length > size) return finish(rest(elementIn(source)));
	const starts = [root.end, ...cuts];
	const parts: XmlElement[] = [];
	for (const [index, start] of starts.entries()) {
		await pause();
		const part = source.slice(start, starts[index + 1] ?? end);
		const isLast = index === starts.length - 1;
		parts.push(rest(elementIn(`${head}${part}${isLast ? '' : `</${name}>`}`)));
	}
	return finish({
		...parts[0],
		children: parts.flatMap(({ children: some }) => some),
		text: parts.map(({ text: some }) => some).join(''),
	});
}

function checked(text: string, every: number): { source: string; outline: Outline } {
	const source = text.replace(/^\uFEFF/, '').trim();
	const outline = attempt(() => outlineOf(source, every));
	if (!outline) throw new UnreadableXml('The answer is no XML document that may be read');
	return { source, outline };
}

const parserOptions = {
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	// numeric character references are decoded only with this; names that a DTD would define are not
	htmlEntities: true,
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

/**
 * The root of a document that is checked, its text as it came. The parser tells of tags and texts as
 * it meets them; the tree that it makes itself stays empty.
 */
function elementIn(source: string): XmlElement {
	let root: XmlElement | undefined;
	const open: XmlElement[] = [];
	const scopes: Scope[] = [outermost];
	const close = (depth: number) => {
		while (open.length > depth) {
			const element = open.pop();
			scopes.pop();
			if (element && element !== root) element.text = element.text.trim();
		}
	};
	const parser = new XMLParser({
		...parserOptions,
		...(refusedNames.some((name) => source.includes(name)) && renaming),
		updateTag: (rawName, place, rawAttributes) => {
			close(depthOf(place) - 1);
			const scope = scopeOf(scopes[open.length], rawAttributes);
			const name = documentedName(rawName, scope);
			const attributes = documentedAttributes(rawAttributes, scope);
			const element: XmlElement = { name, attributes, children: [], text: '' };
			open.at(-1)?.children.push(element);
			open.push(element);
			scopes.push(scope);
			root ??= element;
			return false;
		},
		tagValueProcessor: (_name, text, place) => {
			close(depthOf(place));
			const inner = open.at(-1);
			if (inner) inner.text += text;
			return '';
		},
	});
	const read = attempt(() => [parser.parse(source)]);
	close(0);
	if (!read || !root) throw new UnreadableXml('The answer holds names that cannot be taken');
	return root;
}

/** The whole root with its text trimmed, as those of its children are. */
function finish(root: XmlElement): XmlElement {
	return { ...root, text: root.text.trim() };
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find((one) => one.name === name);
}

/** All children of that name. */
export function children(element: XmlElement, name: string): XmlElement[] {
	return element.children.filter((one) => one.name === name);
}

/** The text of the first child of that name that has any, else null: empty elements are common. */
export function textOf(element: XmlElement | undefined, name: string): string | null {
	return element?.children.find((one) => one.name === name && one.text !== '')?.text ?? null;
}
