import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { attempt } from '../../../../../nodes/Connections/api/atom/attempt';
import { UnreadableXml, type XmlElement } from '../../../../../nodes/Connections/api/atom/xml';

/**
 * XML read the plain way, which is what the reader of the node is held against: the library's
 * validator, its tree, a second tree of it, and a search for a DOCTYPE.
 */

const documentedPrefixes: Record<string, string> = {
	'http://www.w3.org/2005/Atom': '',
	'http://www.w3.org/2007/app': 'app',
	'http://purl.org/syndication/thread/1.0': 'thr',
	'http://a9.com/-/spec/opensearch/1.1/': 'opensearch',
	'http://www.ibm.com/xmlns/prod/sn': 'snx',
	'urn:ibm.com/td': 'td',
};

const documentedNames = new Set(Object.values(documentedPrefixes).filter(Boolean));

/** Names that plain objects have something under of their own come with "__" before them. */
const renamed = (name: string) =>
	[...Object.getOwnPropertyNames(Object.prototype), 'prototype'].includes(name)
		? `__${name}`
		: name;

const parser = new XMLParser({
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
	transformTagName: renamed,
	transformAttributeName: renamed,
});

type ParsedNode = Record<string, unknown>;
type Scope = Record<string, string>;

/** Reads one XML document into its root element; throws UnreadableXml for anything else. */
export function parseXmlPlainly(text: string): XmlElement {
	const source = text.replace(/^\uFEFF/, '').trim();
	if (hasDoctype(source)) {
		throw new UnreadableXml('The answer has a DOCTYPE');
	}
	const wellFormed = attempt(() => XMLValidator.validate(source)) === true;
	const nodes = wellFormed ? attempt(() => parser.parse(source) as ParsedNode[]) : undefined;
	if (!nodes) throw new UnreadableXml('The answer is not well-formed XML');
	const root = nodes.find((node) => !('#text' in node));
	if (!root) throw new UnreadableXml('The answer is empty');
	return toElement(root, {}, 1);
}

/** Whether markup holds a DOCTYPE: in a comment or a CDATA section the word is mere text. */
function hasDoctype(source: string): boolean {
	const texts: Array<[string, string]> = [
		['<!--', '-->'],
		['<![CDATA[', ']]>'],
		['<?', '?>'],
	];
	for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at + 1)) {
		if (/^<!DOCTYPE/i.test(source.slice(at, at + 9))) return true;
		const text = texts.find(([start]) => source.startsWith(start, at));
		if (!text) continue;
		at = source.indexOf(text[1], at);
		if (at === -1) return false;
	}
	return false;
}

/** Entries of Connections have a handful of levels; a hostile answer could exhaust the stack. */
const deepest = 100;

function toElement(node: ParsedNode, outer: Scope, depth: number): XmlElement {
	if (depth > deepest) throw new UnreadableXml('The answer is nested too deep');
	const rawName = Object.keys(node).find((key) => key !== ':@') ?? '';
	const rawAttributes = (node[':@'] ?? {}) as Record<string, string>;
	const scope = { ...outer };
	for (const [name, value] of Object.entries(rawAttributes)) {
		if (name === 'xmlns') scope[''] = value.trim();
		else if (name.startsWith('xmlns:')) scope[name.slice(6)] = value.trim();
	}
	const attributes: Record<string, string> = {};
	for (const [name, value] of Object.entries(rawAttributes)) {
		if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
		attributes[name.includes(':') ? documentedName(name, scope) : name] = value;
	}
	const content = node[rawName] as ParsedNode[];
	return {
		name: documentedName(rawName, scope),
		attributes,
		children: content
			.filter((child) => !('#text' in child))
			.map((child) => toElement(child, scope, depth + 1)),
		text: content
			.map((child) => ('#text' in child ? String(child['#text']) : ''))
			.join('')
			.trim(),
	};
}

function documentedName(rawName: string, scope: Scope): string {
	const colon = rawName.indexOf(':');
	const prefix = colon === -1 ? '' : rawName.slice(0, colon);
	const local = rawName.slice(colon + 1);
	const namespace = scope[prefix];
	// a prefix of the documentation that a server bound to something else must not pass for it
	const foreign =
		namespace !== undefined && documentedNames.has(prefix) ? `other-${prefix}` : prefix;
	const documented = documentedPrefixes[namespace ?? ''] ?? foreign;
	return documented ? `${documented}:${local}` : renamed(local);
}
