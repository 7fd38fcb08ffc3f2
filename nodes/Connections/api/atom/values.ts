import { children, textOf, type XmlElement } from './xml';

/**
 * The same text, but held by itself: V8 cuts the value of an attribute out of the text that it came
 * in, and keeps all of that for it, which makes a long list three times as large (measured).
 */
export function own(text: string): string {
	return ` ${text}`.slice(1);
}

/** The first link of that relation. */
export function link(entry: XmlElement, rel: string): XmlElement | undefined {
	for (const one of entry.children) {
		if (one.name === 'link' && one.attributes.rel === rel) return one;
	}
	return undefined;
}

/** The address of the first link of that relation, null where there is none or it is empty. */
export function href(entry: XmlElement, rel: string): string | null {
	const address = link(entry, rel)?.attributes.href;
	return address ? own(address) : null;
}

/** A count of bytes; null for what is none (Activities send a length of -1). */
export function count(text: string | null | undefined): number | null {
	return text && /^\d+$/.test(text) ? Number(text) : null;
}

/** The last part of "urn:lsid:ibm.com:td:UUID" and "urn:lsid:ibm.com:oa:UUID". */
export function uuidOf(id: string | null): string | null {
	return id?.replace(/^urn:lsid:ibm\.com:\w+:/, '') || null;
}

/** The id of what an entry tells of: td:uuid in Files, else the bare Atom id. */
export function idIn(entry: XmlElement): string | null {
	return textOf(entry, 'td:uuid') ?? uuidOf(textOf(entry, 'id'));
}

/** A text list parted by commas, as td:permissions and snx:permissions hold it. */
export function listOf(text: string | null): string[] | null {
	return text === null
		? null
		: text
				.split(',')
				.map((one) => one.trim())
				.filter(Boolean);
}

/** A person as entries name one; null is what the server did not say, e-mail addresses may be hidden. */
export interface Person {
	id: string | null;
	name: string | null;
	email: string | null;
}

/** Reads an author, a modifier, a contributor …; user ids are not always UUIDs (recorded answers). */
export function personOf(element: XmlElement | undefined): Person {
	return {
		id: textOf(element, 'snx:userid'),
		name: textOf(element, 'name'),
		email: textOf(element, 'email'),
	};
}

/** The tags of an entry: categories without a scheme. */
export function tagsOf(entry: XmlElement): string[] {
	return children(entry, 'category')
		.filter(({ attributes }) => !attributes.scheme && attributes.term)
		.map(({ attributes }) => own(attributes.term));
}

/** The count of a rank ("…/prod/sn/comment" and the like); null where the entry has none. */
export function rankOf(entry: XmlElement, name: string): number | null {
	const ending = `/${name}`;
	for (const one of entry.children) {
		if (one.name === 'snx:rank' && one.attributes.scheme?.endsWith(ending)) return count(one.text);
	}
	return null;
}
