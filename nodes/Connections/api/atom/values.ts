import { children, type XmlElement } from './xml';

/** The first link of that relation. */
export function link(entry: XmlElement, rel: string): XmlElement | undefined {
	return children(entry, 'link').find(({ attributes }) => attributes.rel === rel);
}

/** The address of the first link of that relation, null where there is none or it is empty. */
export function href(entry: XmlElement, rel: string): string | null {
	return link(entry, rel)?.attributes.href || null;
}

/** A count of bytes; null for what is none (Activities send a length of -1). */
export function count(text: string | null | undefined): number | null {
	return text && /^\d+$/.test(text) ? Number(text) : null;
}

/** The last part of "urn:lsid:ibm.com:td:UUID" and "urn:lsid:ibm.com:oa:UUID". */
export function uuidOf(id: string | null): string | null {
	return id?.replace(/^urn:lsid:ibm\.com:\w+:/, '') || null;
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
