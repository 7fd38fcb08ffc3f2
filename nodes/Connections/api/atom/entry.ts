/** An entry or a feed, ready to be sent. */
export interface AtomBody {
	text: string;
	contentType: string;
}

/** What an entry says of the thing that it makes or changes; what is left out is not written. */
export interface EntryContent {
	/** the term that tells what it is: "document", "comment", "collection", "share" … */
	category: string;
	/** the scheme of that term; default: that of Files */
	scheme?: string;
	/** as it goes out, see {@link filesId} */
	id?: string;
	title?: string;
	/** name in addresses (td:label) */
	label?: string;
	/** an empty one empties what is there */
	summary?: string;
	/** plain text unless the type says otherwise; never for the metadata of a file, whose next version it would become */
	content?: { text: string; type?: 'text' | 'html' };
	visibility?: string;
	/** replace those that are there */
	tags?: string[];
	/** further ones, made by {@link element} */
	elements?: string[];
}

/** The scheme of a category that tells what an entry of Files is. */
const filesScheme = 'tag:ibm.com,2006:td/type';

const atom = 'http://www.w3.org/2005/Atom';

const namespaces: Record<string, string> = {
	td: 'urn:ibm.com/td',
	snx: 'http://www.ibm.com/xmlns/prod/sn',
	thr: 'http://purl.org/syndication/thread/1.0',
	app: 'http://www.w3.org/2007/app',
};

/** The Atom id of what Files knows under a bare id (recorded answers). */
export const filesId = (id: string) => `urn:lsid:ibm.com:td:${id}`;

/** An element with a text, or with elements that are made already; all texts are escaped here. */
export function element(
	name: string,
	content: string | string[],
	attributes: Record<string, string> = {},
): string {
	const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
	const inner = typeof content === 'string' ? escape(content) : content.join('');
	const start = `<${name}${given.join('')}`;
	return inner ? `${start}>${inner}</${name}>` : `${start}/>`;
}

/** An entry, as creating and changing things in Files takes it. */
export function atomEntry(content: EntryContent): AtomBody {
	return atomBody('entry', elementsOf(content));
}

/** A feed of entries, for what takes several at once. */
export function atomFeed(contents: EntryContent[]): AtomBody {
	return atomBody(
		'feed',
		contents.map((content) => element('entry', elementsOf(content))),
	);
}

/** A whole body of elements that are made already. */
export function atomBody(root: 'entry' | 'feed', elements: string[]): AtomBody {
	const inner = elements.join('');
	const attributes = { xmlns: atom, ...declarationsFor(inner) };
	const text = `<?xml version="1.0" encoding="UTF-8"?>${element(root, elements, attributes)}`;
	return { text, contentType: 'application/atom+xml' };
}

/** The declarations of the prefixes that markup uses. */
function declarationsFor(markup: string): Record<string, string> {
	const used = Object.entries(namespaces)
		.filter(([prefix]) => markup.includes(`<${prefix}:`))
		.map(([prefix, namespace]): [string, string] => [`xmlns:${prefix}`, namespace]);
	return Object.fromEntries(used);
}

/**
 * An element that declares its namespaces itself, to be put into an entry that came from a server,
 * whatever prefixes it has; the arguments are those of {@link element}.
 */
export function standalone(
	name: string,
	content: string | string[],
	attributes: Record<string, string> = {},
): string {
	const used = declarationsFor(element(name, content));
	return element(name, content, { xmlns: atom, ...used, ...attributes });
}

function elementsOf(given: EntryContent): string[] {
	const { category: term, scheme = filesScheme, content } = given;
	const optional = (name: string, text: string | undefined, attributes = {}) =>
		text === undefined ? [] : [element(name, text, attributes)];
	return [
		element('category', '', { term, label: term, scheme }),
		...optional('id', given.id),
		...optional('title', given.title, { type: 'text' }),
		...optional('td:label', given.label),
		...optional('summary', given.summary, { type: 'text' }),
		// without a type some servers refuse it: 415 InvalidType (recorded answer)
		...optional('content', content?.text, { type: content?.type ?? 'text' }),
		...optional('td:visibility', given.visibility),
		...(given.tags ?? []).map((tag) => element('category', '', { term: tag, label: tag })),
		...(given.elements ?? []),
	];
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write most control characters, so they are left out. */
export function escape(text: string): string {
	return (
		text
			.replace(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
			// eslint-disable-next-line no-control-regex -- these are the characters to leave out
			.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
			.replace(/[&<>"]/g, (character) => entities[character])
	);
}
