/** Where the parts of a document are, as offsets into its text. */
export interface Outline {
	/** of the root's start tag, which is the whole root where it is empty */
	root: { start: number; end: number };
	/** the root's name as it is written */
	name: string;
	/** where children of the root end, so that no two lie further apart than they have to */
	cuts: number[];
	/** of the root's end tag */
	end: number;
}

/** Entries of Connections have a handful of levels; a hostile answer could exhaust the stack. */
const deepest = 100;

const nameStart =
	':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D' +
	'\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const name = `[${nameStart}][${nameStart}\\-.\\u00B7\\d\\u0300-\\u036F\\u203F-\\u2040]*`;
const blank = '[ \\t\\n\\r]';

const startOfTag = new RegExp(`<(${name})`, 'y');
const attribute = new RegExp(`${blank}+(${name})${blank}*=${blank}*(?:"[^"]*"|'[^']*')`, 'y');
const endOfTag = new RegExp(`${blank}*(/?)>`, 'y');
const endTag = new RegExp(`</(${name})${blank}*>`, 'y');
/** One whose end all readers see at the same place: quotation marks in it come in pairs. */
const instruction = new RegExp(
	`<\\?(${name})(?:[^"'?]|"(?:[^"?]|\\?(?!>))*"|'(?:[^'?]|\\?(?!>))*'|\\?(?!>))*\\?>`,
	'y',
);
const reference = /&(?:#(?:\d*|x[\da-fA-F]*)|\w{1,20});/y;
const blanks = new RegExp(`^${blank}*$`);

/**
 * Checks that a text is one well-formed XML document, in one pass.
 *
 * @param every characters between two cuts at least
 * @throws Error for anything else, for one with a DOCTYPE, and for one nested too deep
 */
export function outlineOf(source: string, every: number): Outline {
	const open: string[] = [];
	const cuts: number[] = [];
	let root: { start: number; end: number; name: string } | undefined;
	let end = -1;
	let hasInstruction = false;
	let at = 0;

	const refuse = (): never => {
		throw new Error('Not well-formed');
	};
	const next = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const match = pattern.exec(source);
		if (match) at = pattern.lastIndex;
		return match;
	};
	const passOver = (start: string, last: string) => {
		const found = source.indexOf(last, at + start.length);
		at = found === -1 ? refuse() : found + last.length;
	};
	const closed = () => {
		const lastCut = cuts.at(-1) ?? root?.end ?? 0;
		if (open.length === 1 && at - lastCut >= every) cuts.push(at);
		if (open.length === 0) end = at;
	};
	const startElement = () => {
		const start = at;
		const tag = next(startOfTag)?.[1] ?? refuse();
		if (end !== -1) refuse();
		passAttributes(next, refuse);
		const isEmpty = (next(endOfTag) ?? refuse())[1] === '/';
		root ??= { start, end: at, name: tag };
		if (open.length >= deepest) refuse();
		if (isEmpty) closed();
		else open.push(tag);
	};

	let ampersand = source.indexOf('&');
	while (at < source.length) {
		const found = source.indexOf('<', at);
		const markup = found === -1 ? source.length : found;
		if (open.length === 0 && !blanks.test(source.slice(at, markup))) refuse();
		if (ampersand !== -1 && ampersand < at) ampersand = source.indexOf('&', at);
		while (ampersand !== -1 && ampersand < markup) {
			at = ampersand;
			if (!next(reference)) refuse();
			ampersand = source.indexOf('&', at);
		}
		at = markup;
		if (at === source.length) break;
		const second = source[at + 1];
		if (second === '/') {
			if ((next(endTag) ?? refuse())[1] !== open.pop()) refuse();
			closed();
		} else if (second === '?') {
			const start = at;
			const target = (next(instruction) ?? refuse())[1].toLowerCase();
			if (target === 'xml' && start > 0) refuse();
			// the parser minds instructions in all that follows them, so what holds any is read as a whole
			hasInstruction ||= root !== undefined;
		} else if (second === '!') {
			if (source.startsWith('<!--', at)) passOver('<!--', '-->');
			else if (open.length > 0 && source.startsWith('<![CDATA[', at)) passOver('<![CDATA[', ']]>');
			// a DOCTYPE, as entities of the sender's own are how small answers become huge ones
			else refuse();
		} else startElement();
	}
	if (!root || end === -1) return refuse();
	return { root, name: root.name, cuts: hasInstruction ? [] : cuts, end };
}

/** Passes over the attributes of a tag, none of which may come twice. */
function passAttributes(
	next: (pattern: RegExp) => RegExpExecArray | null,
	refuse: () => never,
): void {
	const first = next(attribute)?.[1];
	if (first === undefined) return;
	let names: Set<string> | undefined;
	for (let match = next(attribute); match; match = next(attribute)) {
		names ??= new Set([first]);
		if (names.has(match[1])) refuse();
		names.add(match[1]);
	}
}
