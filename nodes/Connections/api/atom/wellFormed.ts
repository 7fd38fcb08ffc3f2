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
const [slash, questionMark, exclamationMark, greaterThan] = Array.from('/?!>', (one) =>
	one.charCodeAt(0),
);

/**
 * Checks that a text is one well-formed XML document, in one pass, or how far it is the start of one.
 * One with a DOCTYPE counts as none from there on, and so does one that is nested too deep.
 */
export function outlineOf(source: string): Outline {
	const pass = new Pass(source);
	const isWhole = attempt(() => pass.all()) === true;
	const { root, name: tag, cut } = pass;
	return { root, name: tag, cut, isWhole };
}

function refuse(): never {
	throw refusal;
}

/**
 * One pass over a text. A page has ten thousands of tags: what most have is passed over by its
 * character, and what the others may have by patterns, without an array for each match.
 */
class Pass {
	root = { start: 0, end: 0 };

	name = '';

	cut: number | null = null;

	private at = 0;

	private readonly open: string[] = [];

	private hasEnded = false;

	private hasInstruction = false;

	constructor(private readonly source: string) {}

	/** Whether all of it is one document; throws where it is none. */
	all(): boolean {
		const { source, open } = this;
		let ampersand = source.indexOf('&');
		while (this.at < source.length) {
			const found = source.indexOf('<', this.at);
			const markup = found === -1 ? source.length : found;
			if (open.length === 0 && !blanks.test(source.slice(this.at, markup))) refuse();
			if (ampersand !== -1 && ampersand < this.at) ampersand = source.indexOf('&', this.at);
			while (ampersand !== -1 && ampersand < markup) {
				this.at = ampersand;
				if (!this.fits(reference)) refuse();
				ampersand = source.indexOf('&', this.at);
			}
			this.at = markup;
			if (markup < source.length) this.passMarkup(source.charCodeAt(markup + 1));
		}
		return this.hasEnded;
	}

	private passMarkup(second: number): void {
		if (second === slash) this.endElement();
		else if (second === questionMark) this.instruct();
		else if (second !== exclamationMark) this.startElement();
		else if (this.source.startsWith('<!--', this.at)) this.passOver('<!--', '-->');
		else if (this.open.length > 0 && this.source.startsWith('<![CDATA[', this.at)) {
			this.passOver('<![CDATA[', ']]>');
		}
		// a DOCTYPE, as entities of the sender's own are how small answers become huge ones
		else refuse();
	}

	private startElement(): void {
		const start = this.at;
		if (!this.fits(startOfTag) || this.hasEnded) refuse();
		const tag = this.source.slice(start + 1, this.at);
		if (this.source.charCodeAt(this.at) !== greaterThan) this.passAttributes();
		if (!this.isNext(greaterThan) && !this.fits(endOfTag)) refuse();
		if (this.name === '') {
			this.name = tag;
			this.root = { start, end: this.at };
		}
		if (this.open.length >= deepest) refuse();
		if (this.source.charCodeAt(this.at - 2) === slash) this.closed();
		else this.open.push(tag);
	}

	private endElement(): void {
		const tag = this.open.pop();
		if (tag === undefined || !this.source.startsWith(tag, this.at + 2)) return refuse();
		this.at += 2 + tag.length;
		if (!this.isNext(greaterThan) && !this.fits(endOfEndTag)) refuse();
		this.closed();
	}

	private closed(): void {
		// the parser minds instructions in all that follows them, so what holds any is read as a whole
		if (this.open.length === 1 && !this.hasInstruction) this.cut = this.at;
		if (this.open.length === 0) this.hasEnded = true;
	}

	private instruct(): void {
		const start = this.at;
		if (!this.fits(instruction)) refuse();
		if (start > 0 && declaration.test(this.source.slice(start, this.at))) refuse();
		this.hasInstruction ||= this.name !== '';
	}

	private passAttributes(): void {
		let first: string | undefined;
		let others: Set<string> | undefined;
		while (this.fits(blanksInTag)) {
			const start = this.at;
			if (!this.fits(attributeName)) return;
			const attribute = this.source.slice(start, this.at);
			if (this.source.startsWith('="', this.at)) this.passOver('="', '"');
			else if (!this.fits(attributeValue)) refuse();
			// none may come twice
			if (first === undefined) first = attribute;
			else if (attribute === first || others?.has(attribute)) refuse();
			else (others ??= new Set()).add(attribute);
		}
	}

	private isNext(code: number): boolean {
		const isIt = this.source.charCodeAt(this.at) === code;
		if (isIt) this.at += 1;
		return isIt;
	}

	private fits(pattern: RegExp): boolean {
		pattern.lastIndex = this.at;
		const isThere = pattern.test(this.source);
		if (isThere) this.at = pattern.lastIndex;
		return isThere;
	}

	private passOver(start: string, last: string): void {
		const found = this.source.indexOf(last, this.at + start.length);
		this.at = found === -1 ? refuse() : found + last.length;
	}
}
