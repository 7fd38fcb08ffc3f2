import { attempt } from './attempt';

/** One for all, as each part of a page ends with it, and a stack costs more than the rest of it. */
const refusal = new Error('Not well-formed');

/** Where the parts of a document are, as offsets into its text. */
export interface Outline {
	/** of the root's start tag, which is the whole root where it is empty */
	root: { start: number; end: number };
	/** the root's name as it is written */
	name: string;
	/** where a child of the root ends, the last that does; null where none ends or it may not be cut there */
	cut: number | null;
	/** whether the text is one well-formed document; where it is not, it may be the start of one */
	isWhole: boolean;
}

/** Entries of Connections have a handful of levels; a hostile answer could exhaust the stack. */
const deepest = 100;

const nameStart =
	':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D' +
	'\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const nameFurther = `[${nameStart}\\-.\\u00B7\\d\\u0300-\\u036F\\u203F-\\u2040]`;
const name = `[${nameStart}]${nameFurther}*`;
const blank = '[ \\t\\n\\r]';

const startOfTag = new RegExp(`<${name}`, 'y');
const blanksInTag = new RegExp(`${blank}+`, 'y');
const attributeName = new RegExp(name, 'y');
const attributeValue = new RegExp(`${blank}*=${blank}*(?:"[^"]*"|'[^']*')`, 'y');
const endOfTag = new RegExp(`${blank}*/?>`, 'y');
const endOfEndTag = new RegExp(`${blank}*>`, 'y');
/** One whose end all readers see at the same place: quotation marks in it come in pairs. */
const instruction = new RegExp(
	`<\\?${name}(?:[^"'?]|"(?:[^"?]|\\?(?!>))*"|'(?:[^'?]|\\?(?!>))*'|\\?(?!>))*\\?>`,
	'y',
);
const declaration = new RegExp(`^<\\?xml(?!${nameFurther})`, 'i');
const reference = /&(?:#(?:\d*|x[\da-fA-F]*)|\w{1,20});/y;
const blanks = new RegExp(`^${blank}*$`);
const greaterThan = '>'.charCodeAt(0);

/**
 * Checks that a text is one well-formed XML document, in one pass, or how far it is the start of one.
 * One with a DOCTYPE counts as none from there on, and so does one that is nested too deep.
 */
export function outlineOf(source: string): Outline {
	const open: string[] = [];
	let cut: number | null = null;
	let root: { start: number; end: number; name: string } | undefined;
	let end = -1;
	let hasInstruction = false;
	let at = 0;

	const refuse = (): never => {
		throw refusal;
	};
	// a page has ten thousands of tags: what most have is passed over by its character, and what the
	// others may have by patterns, without an array for each match
	const passOne = (code: number) => {
		const fits = source.charCodeAt(at) === code;
		if (fits) at++;
		return fits;
	};
	const pass = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const fits = pattern.test(source);
		if (fits) at = pattern.lastIndex;
		return fits;
	};
	const passOver = (start: string, last: string) => {
		const found = source.indexOf(last, at + start.length);
		at = found === -1 ? refuse() : found + last.length;
	};
	const closed = () => {
		// the parser minds instructions in all that follows them, so what holds any is read as a whole
		if (open.length === 1 && !hasInstruction) cut = at;
		if (open.length === 0) end = at;
	};
	const passAttributes = () => {
		let first: string | undefined;
		let others: Set<string> | undefined;
		while (pass(blanksInTag)) {
			const start = at;
			if (!pass(attributeName)) return;
			const attribute = source.slice(start, at);
			if (source.startsWith('="', at)) passOver('="', '"');
			else if (!pass(attributeValue)) refuse();
			// none may come twice
			if (first === undefined) first = attribute;
			else if (attribute === first || others?.has(attribute)) refuse();
			else (others ??= new Set()).add(attribute);
		}
	};
	const startElement = () => {
		const start = at;
		if (!pass(startOfTag) || end !== -1) refuse();
		const tag = source.slice(start + 1, at);
		if (source.charCodeAt(at) !== greaterThan) passAttributes();
		if (!passOne(greaterThan) && !pass(endOfTag)) refuse();
		root ??= { start, end: at, name: tag };
		if (open.length >= deepest) refuse();
		if (source[at - 2] === '/') closed();
		else open.push(tag);
	};
	const endElement = () => {
		const tag = open.pop();
		if (tag === undefined || !source.startsWith(tag, at + 2)) return refuse();
		at += 2 + tag.length;
		if (!passOne(greaterThan) && !pass(endOfEndTag)) refuse();
		closed();
	};

	const passAll = () => {
		let ampersand = source.indexOf('&');
		while (at < source.length) {
			const found = source.indexOf('<', at);
			const markup = found === -1 ? source.length : found;
			if (open.length === 0 && !blanks.test(source.slice(at, markup))) refuse();
			if (ampersand !== -1 && ampersand < at) ampersand = source.indexOf('&', at);
			while (ampersand !== -1 && ampersand < markup) {
				at = ampersand;
				if (!pass(reference)) refuse();
				ampersand = source.indexOf('&', at);
			}
			at = markup;
			if (at === source.length) break;
			const second = source[at + 1];
			if (second === '/') {
				endElement();
			} else if (second === '?') {
				const start = at;
				if (!pass(instruction)) refuse();
				if (start > 0 && declaration.test(source.slice(start, at))) refuse();
				hasInstruction ||= root !== undefined;
			} else if (second === '!') {
				if (source.startsWith('<!--', at)) passOver('<!--', '-->');
				else if (open.length > 0 && source.startsWith('<![CDATA[', at))
					passOver('<![CDATA[', ']]>');
				// a DOCTYPE, as entities of the sender's own are how small answers become huge ones
				else refuse();
			} else startElement();
		}
		return end !== -1;
	};

	const isWhole = attempt(passAll) === true;
	const { start, end: startEnd, name: tag } = root ?? { start: 0, end: 0, name: '' };
	return { root: { start, end: startEnd }, name: tag, cut, isWhole };
}
