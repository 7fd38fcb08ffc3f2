import { personOf } from '../atom/values';
import { child, children, textOf, type XmlElement } from '../atom/xml';

/** A member of a community or an activity; null is what the server did not say. */
export interface MemberEntry {
	/** of the membership, which only Activities knows */
	id: string | null;
	/** "person", "group", "community" or "organization" */
	kind: string | null;
	personId: string | null;
	name: string | null;
	email: string | null;
	/** "owner", "member" …, in the words of the application */
	role: string | null;
}

/** Reads a member: the contributor is who, snx:role as what (recorded answers). */
export function memberIn(entry: XmlElement, id: string | null = null): MemberEntry {
	const { id: personId, name, email } = personOf(child(entry, 'contributor'));
	const kind = children(entry, 'category').find(({ attributes }) =>
		attributes.scheme?.endsWith('/type'),
	);
	return {
		id,
		kind: kind?.attributes.term || null,
		personId,
		name: name ?? textOf(entry, 'title'),
		email,
		role: textOf(entry, 'snx:role'),
	};
}
