import { XMLParser } from 'fast-xml-parser';

/** Text that is markup already and goes into a template as it is. */
class Markup {
	constructor(text) {
		this.text = text;
	}

	toString() {
		return this.text;
	}
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for XML and HTML alike; characters that XML 1.0 forbids become U+FFFD. */
export function escapeMarkup(text) {
	return String(text)
		.toWellFormed()
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
		.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

function render(value) {
	if (value === undefined || value === null || value === false) return '';
	if (Array.isArray(value)) return value.map(render).join('');
	return value instanceof Markup ? value.text : escapeMarkup(value);
}

/** Template tag: what is put in is escaped, unless it was made by this tag itself. */
export function markup(strings, ...values) {
	return new Markup(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/** Markup from text that is trusted to be well-formed. */
export function rawMarkup(text) {
	return new Markup(text);
}

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	removeNSPrefix: true,
	parseTagValue: false,
	processEntities: true,
	isArray: (name) => ['category', 'link', 'field', 'entry'].includes(name),
});

/** The root of an XML text as { name: element }; null where it is none, or has a document type. */
function rootOf(text) {
	if (/<!DOCTYPE/i.test(text)) return null;
	try {
		return parser.parse(text, true);
	} catch {
		return null;
	}
}

/**
 * Reads the Atom entry of a request body.
 * Returns the entry as an object (attributes under `@name`, prefixes dropped), or null if it is none.
 */
export function parseEntry(text) {
	const entry = rootOf(text)?.entry?.[0];
	return typeof entry === 'object' ? entry : entry === '' ? {} : null;
}

/** Reads the entries of a request body that is one Atom entry or a feed of them; null if it is neither. */
export function parseEntries(text) {
	const entry = parseEntry(text);
	if (entry) return [entry];
	const feed = rootOf(text)?.feed;
	if (feed === undefined) return null;
	return (feed.entry ?? []).map((each) => (typeof each === 'object' ? each : {}));
}

/** The text of a parsed element, with or without attributes; '' where it is missing. */
export function textOf(node) {
	if (node === undefined || node === null) return '';
	return String(typeof node === 'object' ? (node['#text'] ?? '') : node);
}
