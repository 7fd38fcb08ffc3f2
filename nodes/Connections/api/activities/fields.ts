import { count, type Person, personOf } from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';

/** What a field of a node holds: a text, a date as it was sent, a link, a person; null for a file. */
export type FieldValue = string | { url: string | null; title: string | null } | Person | null;

/** A field of a node; null is what the server did not say. */
export interface NodeField {
	fid: string;
	name: string | null;
	/** text, link, date, person, file */
	type: string | null;
	value: FieldValue;
	hidden: boolean;
	/** the last four are those of files */
	fileName: string | null;
	mimeType: string | null;
	/** bytes; Activities mostly send a length of -1, which is none */
	size: number | null;
	downloadUrl: string | null;
}

/**
 * Reads a field ("snx:field"). Recorded answers show links and files; the others are those of the
 * vendor's pages ("Activity field content").
 */
export function readField(field: XmlElement): NodeField {
	const { fid, name = null, type = null, hidden } = field.attributes;
	const file = type === 'file' ? child(field, 'link')?.attributes : undefined;
	return {
		fid,
		name,
		type,
		value: valueOf(field),
		hidden: hidden === 'true',
		fileName: file?.title ?? null,
		mimeType: file?.type ?? null,
		size: count(file?.length) ?? count(file?.size),
		downloadUrl: file?.href ?? null,
	};
}

function valueOf(field: XmlElement): FieldValue {
	switch (field.attributes.type) {
		case 'file':
			return null;
		case 'link': {
			const link = child(field, 'link')?.attributes;
			return { url: link?.href ?? null, title: link?.title ?? null };
		}
		case 'person':
			return personOf(field);
		case 'date':
			return field.text || null;
		default:
			return textOf(field, 'summary') ?? (field.text || null);
	}
}
