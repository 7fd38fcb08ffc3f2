import { children, type XmlElement } from '../atom/xml';

const scheme = 'tag:ibm.com,2006:td/type';

/**
 * What an entry of Files is: "document", "comment", "attachment", "version", "collection" …; null
 * where its categories do not say.
 */
export function kindOf(entry: XmlElement): string | null {
	const category = children(entry, 'category').find(
		({ attributes }) => attributes.scheme === scheme && attributes.term,
	);
	return category?.attributes.term ?? null;
}

/**
 * Whether an entry can be of that kind: a feed that holds several gives those of all kinds where the
 * server does not know its parameter category (recorded answers of Wikis, the same code).
 */
export function canBe(kind: string, entry: XmlElement): boolean {
	return [null, kind].includes(kindOf(entry));
}
