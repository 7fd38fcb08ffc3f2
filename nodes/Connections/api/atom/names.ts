/** The documented prefix of each namespace, whatever prefix a server chose (Atom has none). */
const documentedPrefixes = new Map([
	['http://www.w3.org/2005/Atom', ''],
	['http://www.w3.org/2007/app', 'app'],
	['http://purl.org/syndication/thread/1.0', 'thr'],
	['http://a9.com/-/spec/opensearch/1.1/', 'opensearch'],
	['http://www.ibm.com/xmlns/prod/sn', 'snx'],
	['urn:ibm.com/td', 'td'],
]);

const documentedNames = new Set(documentedPrefixes.values());

/** What the prefixes mean at some place of a document. */
export interface Scope {
	/** by prefix, the default namespace under '' */
	namespaces: Map<string, string>;
	/** names under documented prefixes, by the names as they are written: few come again and again */
	names: Map<string, string>;
}

/** The scope around the root. */
export const outermost: Scope = { namespaces: new Map(), names: new Map() };

const declares = (name: string) => name === 'xmlns' || name.startsWith('xmlns:');

/** Whether what a name stands for is told by a declaration, or it is one. */
const isBound = (name: string) => name === 'xmlns' || name.includes(':');

/**
 * A name as keys of objects may be: one that all objects have already ("constructor") gets the "__"
 * before it that the parser gives some of them.
 */
export const harmless = (name: string) =>
	name in Object.prototype || name === 'prototype' ? `__${name}` : name;

/** What the start tag of an element says. */
export interface StartTag {
	name: string;
	/** without the declarations of namespaces */
	attributes: Record<string, string>;
	/** what prefixes mean in the element */
	scope: Scope;
}

/** Most elements have no attributes. */
const none: Record<string, string> = Object.freeze({});

/** A start tag under the names that the documentation uses. */
export function documentedTag(
	rawName: string,
	rawAttributes: Record<string, string>,
	outer: Scope,
): StartTag {
	const names = Object.keys(rawAttributes);
	if (!names.some(isBound)) {
		const attributes = names.length === 0 ? none : rawAttributes;
		return { name: documentedName(rawName, outer), attributes, scope: outer };
	}
	const scope = scopeOf(outer, names.filter(declares), rawAttributes);
	const attributes: Record<string, string> = {};
	for (const name of names) {
		if (declares(name)) continue;
		attributes[name.includes(':') ? documentedName(name, scope) : name] = rawAttributes[name];
	}
	return { name: documentedName(rawName, scope), attributes, scope };
}

function scopeOf(outer: Scope, declarations: string[], values: Record<string, string>): Scope {
	if (declarations.length === 0) return outer;
	const namespaces = new Map(outer.namespaces);
	for (const name of declarations) namespaces.set(name.slice(6), values[name].trim());
	return { namespaces, names: new Map() };
}

function documentedName(rawName: string, scope: Scope): string {
	const known = scope.names.get(rawName);
	if (known !== undefined) return known;
	const colon = rawName.indexOf(':');
	const prefix = colon === -1 ? '' : rawName.slice(0, colon);
	const local = rawName.slice(colon + 1);
	const namespace = scope.namespaces.get(prefix);
	// a prefix of the documentation that a server bound to something else must not pass for it
	const isForeign = prefix !== '' && namespace !== undefined && documentedNames.has(prefix);
	const foreign = isForeign ? `other-${prefix}` : prefix;
	const documented = documentedPrefixes.get(namespace ?? '') ?? foreign;
	const name = documented ? `${documented}:${local}` : harmless(local);
	scope.names.set(rawName, name);
	return name;
}
