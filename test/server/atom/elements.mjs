import { XMLParser } from 'fast-xml-parser';
import { escapeMarkup } from './xml.mjs';

export const ATOM = 'http://www.w3.org/2005/Atom';
export const SNX = 'http://www.ibm.com/xmlns/prod/sn';
export const THREAD = 'http://purl.org/syndication/thread/1.0';

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	processEntities: true,
	htmlEntities: false,
});

function scopeOf(attributes, outer) {
	const scope = { ...outer };
	for (const [name, value] of Object.entries(attributes)) {
		if (name === 'xmlns') scope[''] = value;
		else if (name.startsWith('xmlns:')) scope[name.slice(6)] = value;
	}
	return scope;
}

/** Resolves a prefix; throws where it was never declared, as a real parser does. */
function namespaceOf(qualified, scope, otherwise) {
	const colon = qualified.indexOf(':');
	if (colon < 0) return { namespace: otherwise, name: qualified };
	const prefix = qualified.slice(0, colon);
	if (!Object.hasOwn(scope, prefix)) throw new Error(`The prefix ${prefix} is not declared`);
	return { namespace: scope[prefix], name: qualified.slice(colon + 1) };
}

function elementOf(raw, outer) {
	const [tag] = Object.keys(raw).filter((key) => key !== ATTRIBUTES);
	const own = raw[ATTRIBUTES] ?? {};
	const scope = scopeOf(own, outer);
	const attributes = Object.entries(own)
		.filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
		.map(([name, value]) => ({ ...namespaceOf(name, scope, ''), value }));
	const content = raw[tag]
		.filter((child) => !Object.keys(child)[0].startsWith('?'))
		.map((child) => (TEXT in child ? String(child[TEXT]) : elementOf(child, scope)));
	return { ...namespaceOf(tag, scope, scope[''] ?? ''), attributes, content };
}

/**
 * The root element of an XML text, prefixes resolved: { namespace, name, attributes: [{ namespace,
 * name, value }], content: [text or element] }; null where it is no XML, or has a document type.
 */
export function parseElements(text) {
	if (/<!DOCTYPE/i.test(text)) return null;
	try {
		const roots = parser.parse(text, true).filter((node) => !(TEXT in node));
		const [root] = roots.filter((node) => !Object.keys(node)[0].startsWith('?'));
		return root ? elementOf(root, { xml: 'http://www.w3.org/XML/1998/namespace' }) : null;
	} catch {
		return null;
	}
}

/** The child elements of that name and namespace. */
export function childrenOf(element, namespace, name) {
	return element.content.filter((child) => child.name === name && child.namespace === namespace);
}

/** The first child element of that name, or undefined. */
export const childOf = (element, namespace, name) => childrenOf(element, namespace, name)[0];

/** The value of an attribute without a namespace, or undefined. */
export const attributeOf = (element, name) =>
	element?.attributes.find((each) => each.name === name && each.namespace === '')?.value;

/** All text in an element, at any depth; '' where there is no element. */
export function textIn(element) {
	if (!element) return '';
	return element.content.map((part) => (typeof part === 'string' ? part : textIn(part))).join('');
}

function write({ namespace, name, attributes, content }, inherited) {
	const declared = namespace === inherited ? '' : ` xmlns="${escapeMarkup(namespace)}"`;
	const written = attributes.map(({ namespace: own, name: local, value }, index) =>
		own === ''
			? ` ${local}="${escapeMarkup(value)}"`
			: ` xmlns:a${index}="${escapeMarkup(own)}" a${index}:${local}="${escapeMarkup(value)}"`,
	);
	const inner = content.map((part) =>
		typeof part === 'string' ? escapeMarkup(part) : write(part, namespace),
	);
	return `<${name}${declared}${written.join('')}>${inner.join('')}</${name}>`;
}

/** An element as XML that declares its namespaces itself: the same text for the same element. */
export const writeElement = (element) => write(element, null);
