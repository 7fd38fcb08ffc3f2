import { escape } from './entry';
import { parseXml, UnreadableXml, type XmlElement } from './xml';

/** What an element holds: text, comments and CDATA as they came, or an element. */
export type Piece = string | FaithfulElement;

/**
 * An element that is written back exactly as it came, but for what is changed: its markup is kept in
 * pieces, with its prefixes, blanks, entities and the order of all that is in it.
 */
export interface FaithfulElement {
	/** what it means */
	readonly element: XmlElement;
	/** the start tag as it came */
	readonly open: string;
	readonly pieces: readonly Piece[];
	/** the end tag as it came; '' where the start tag closes the element itself */
	readonly close: string;
}

/** Comments, CDATA sections, processing instructions, end tags, start tags. */
const markup =
	/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<(?:[^>"']|"[^"]*"|'[^']*')*>/g;

/** An element under construction. */
interface Open {
	open: string;
	pieces: Array<string | Open>;
	close: string;
}

/**
 * Reads the root element of a document so that it can be written back.
 *
 * @throws UnreadableXml for all that `parseXml` refuses
 */
export function parseFaithful(text: string): FaithfulElement {
	const source = text.replace(/^\uFEFF/, '').trim();
	// what is no XML, or hostile, ends here
	const meaning = parseXml(source);
	const outside: Open = { open: '', pieces: [], close: '' };
	const path = [outside];
	let end = 0;
	for (const { 0: found, index } of source.matchAll(markup)) {
		const inside = path[path.length - 1];
		if (index > end) inside.pieces.push(source.slice(end, index));
		end = index + found.length;
		if (/^<[!?]/.test(found)) inside.pieces.push(found);
		else if (found.startsWith('</')) {
			inside.close = found;
			path.pop();
		} else {
			const next: Open = { open: found, pieces: [], close: '' };
			inside.pieces.push(next);
			if (!found.endsWith('/>')) path.push(next);
		}
	}
	const root = outside.pieces.find((piece) => typeof piece !== 'string');
	if (!root || path.length !== 1) throw new UnreadableXml('The answer is not well-formed XML');
	return paired(root, meaning);
}

/** Markup and meaning in one: both have the same elements in the same order. */
function paired({ open, pieces, close }: Open, element: XmlElement): FaithfulElement {
	const count = pieces.filter((piece) => typeof piece !== 'string').length;
	// what was understood in another way than it is written must not be written back
	if (count !== element.children.length) {
		throw new UnreadableXml('The answer is not well-formed XML');
	}
	let next = 0;
	return {
		element,
		open,
		close,
		pieces: pieces.map((piece) =>
			typeof piece === 'string' ? piece : paired(piece, element.children[next++]),
		),
	};
}

/** The markup of an element. */
export function writeFaithful({ open, pieces, close }: FaithfulElement): string {
	const inner = pieces.map((piece) => (typeof piece === 'string' ? piece : writeFaithful(piece)));
	return `${open}${inner.join('')}${close}`;
}

/** A whole document of that element, in UTF-8. */
export function faithfulDocument(root: FaithfulElement): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${writeFaithful(root)}`;
}

/** The children of an element that came as elements. */
export function elementsIn(
	{ pieces }: FaithfulElement,
	fits: (element: XmlElement) => boolean = () => true,
): FaithfulElement[] {
	return pieces.filter(
		(piece): piece is FaithfulElement => typeof piece !== 'string' && fits(piece.element),
	);
}

/**
 * The element with something else in the place of some children; null leaves them out. What is
 * between the children stays.
 */
export function withChildren(
	parent: FaithfulElement,
	change: (child: FaithfulElement) => Piece | null,
): FaithfulElement {
	return withPieces(
		parent,
		parent.pieces.map((piece) => (typeof piece === 'string' ? piece : (change(piece) ?? ''))),
	);
}

/** The element with further pieces at its end, e.g. elements that declare their namespaces themselves. */
export function withAdded(parent: FaithfulElement, ...added: Piece[]): FaithfulElement {
	return withPieces(parent, [...parent.pieces, ...added]);
}

/** The element with nothing in it but a text. */
export function withText(element: FaithfulElement, text: string): FaithfulElement {
	return withPieces(element, [escape(text)]);
}

/** The element with other pieces in it; one that stays the same is the same. */
export function withPieces(before: FaithfulElement, pieces: Piece[]): FaithfulElement {
	const { open, close } = before;
	const same =
		pieces.length === before.pieces.length && pieces.every((one, i) => one === before.pieces[i]);
	if (same) return before;
	if (close || pieces.every((piece) => piece === '')) return { ...before, pieces };
	const [start, name] = /^<([^\s/>]+)/.exec(open) ?? [open, ''];
	const opened = `${start}${open.slice(start.length).replace(/\s*\/>$/, '>')}`;
	return { ...before, open: opened, pieces, close: `</${name}>` };
}

/** The element with an attribute that has no prefix; null takes it away. */
export function withAttribute(
	before: FaithfulElement,
	name: string,
	value: string | null,
): FaithfulElement {
	const { [name]: present, ...others } = before.element.attributes;
	if (value === (present ?? null)) return before;
	const written = value === null ? '' : ` ${name}="${escape(value)}"`;
	let met = false;
	const [start] = /^<[^\s/>]+/.exec(before.open) ?? [''];
	const rest = before.open
		.slice(start.length)
		.replace(/\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g, (whole, key: string) => {
			if (key !== name) return whole;
			met = true;
			return written;
		});
	return {
		...before,
		element: {
			...before.element,
			attributes: value === null ? others : { ...others, [name]: value },
		},
		open: `${start}${met ? '' : written}${rest}`,
	};
}
