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

/** Names for which the parser refuses a whole document, which may be a list with one strange entry. */
const refusedNames = ['__proto__', 'constructor', 'prototype'];

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

/** The elements of a document that is being parsed. */
class Tree {
	root: XmlElement | undefined;

	/** whether `take` was called and has not come back */
	isTaking = false;

	private readonly open: OpenElement[] = [];

	constructor(private readonly take: Take | undefined) {}

	/** A start tag. */
	begin(rawName: string, rawAttributes: Record<string, string>, depth: number): void {
		this.close(depth - 1);
		const outer = this.open.at(-1);
		const tag = documentedTag(rawName, rawAttributes, outer?.scope ?? outermost);
		const { name, attributes } = tag;
		const element: XmlElement = { name, attributes, children: [], text: '' };
		outer?.element.children.push(element);
		this.open.push({ element, scope: tag.scope });
		this.root ??= element;
	}

	/** A text in the element at that depth. */
	add(text: string, depth: number): void {
		this.close(depth);
		const inner = this.open.at(-1);
		if (inner) inner.element.text += text;
	}

	/** All elements that are deeper have ended: the parser tells of starts and texts only. */
	close(depth: number): void {
		while (this.open.length > depth) {
			const element = this.open.pop()?.element;
			const parent = this.open.at(-1)?.element;
			if (!element || !parent) continue;
			element.text = element.text.trim();
			if (this.isTaken(element, parent)) parent.children.pop();
		}
	}

	private isTaken(child: XmlElement, parent: XmlElement): boolean {
		if (!this.take || parent !== this.root) return false;
		this.isTaking = true;
		const taken = this.take(child, parent);
		this.isTaking = false;
		return taken;
	}
}

/** What the parsers below tell; one for all, as V8 compiles calls that always meet the same faster. */
let tree = new Tree(undefined);

const options: X2jOptions = {
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
	// the parser tells of tags and texts as it meets them; the tree that it makes itself stays empty
	updateTag(rawName, place, rawAttributes) {
		tree.begin(rawName, rawAttributes, depthOf(place));
		return false;
	},
	tagValueProcessor(_name, text, place) {
		tree.add(text, depthOf(place));
		return '';
	},
};

const parser = new XMLParser(options);

/** Only for documents that hold a refused name at all, as this is called for each name. */
const renamingParser = new XMLParser({
	...options,
	transformTagName: harmless,
	transformAttributeName: harmless,
});

/**
 * The root of a document that is checked, its text as it came.
 *
 * @throws UnreadableXml, and whatever `take` throws
 */
export function elementIn(source: string, take?: Take): XmlElement {
	const made = new Tree(take);
	// what takes an element may read a document itself
	const outer = tree;
	tree = made;
	// a declaration sets it, and nothing sets it back
	entityDecoder.setXmlVersion(1);
	const isStrange = refusedNames.some((name) => source.includes(name));
	const failure = thrownBy(() => {
		(isStrange ? renamingParser : parser).parse(source);
		made.close(0);
	});
	tree = outer;
	if (failure && made.isTaking) throw failure.error;
	const { root } = made;
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
