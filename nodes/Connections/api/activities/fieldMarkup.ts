import { escape, standalone } from '../atom/entry';
import {
	elementsIn,
	type FaithfulElement,
	withAttribute,
	withChildren,
	withPieces,
	withText,
} from '../atom/faithful';

/** What a field that is written can be; files come only by an upload. */
export type WritableType = 'text' | 'link' | 'date' | 'person';

/** A field as the user wants it. */
export interface FieldChange {
	/** its name, or the id of one that is there */
	name: string;
	/** without it a field keeps its type; a new one is a text */
	type?: WritableType;
	/** a text, the address of a link, an ISO date, or a user id or e-mail address */
	value: string;
	/** without it a field stays as it is */
	hidden?: boolean;
}

/** What each type holds ("Activity field content"; links are recorded). */
function contentOf(type: WritableType, value: string): string {
	switch (type) {
		case 'date':
			return escape(value);
		case 'link':
			return standalone('link', '', { href: value, title: value });
		case 'person':
			return value.includes('@') ? standalone('email', value) : standalone('snx:userid', value);
		default:
			return standalone('summary', value, { type: 'text' });
	}
}

/** A field that is not there yet, as an element. */
export function newField({ name, type = 'text', value, hidden }: FieldChange): string {
	const attributes = { name, type, ...(hidden && { hidden: 'true' }) };
	return standalone('snx:field', [contentOf(type, value)], attributes);
}

/** What a field of each type holds that its value replaces; whatever else is in it stays. */
const ownElements: Record<WritableType, string[]> = {
	text: ['summary'],
	link: ['link'],
	date: [],
	person: ['name', 'email', 'snx:userid', 'snx:ldapid', 'snx:userState', 'snx:isExternal'],
};

/** The field with another value; all else of it stays. */
export function changedField(field: FaithfulElement, change: FieldChange): FaithfulElement {
	const before = (field.element.attributes.type ?? 'text') as WritableType;
	const type = change.type ?? before;
	const typed = withAttribute(withValue(field, before, type, change.value), 'type', type);
	return change.hidden === undefined
		? typed
		: withAttribute(typed, 'hidden', change.hidden ? 'true' : null);
}

function withValue(
	field: FaithfulElement,
	before: WritableType,
	type: WritableType,
	value: string,
): FaithfulElement {
	const [holder] = elementsIn(field, ({ name }) => ownElements[before].includes(name));
	if (holder && before === type && type === 'text') {
		return withChildren(field, (child) => (child === holder ? withText(child, value) : child));
	}
	// a link keeps the words that it is shown by
	if (holder && before === type && type === 'link') {
		return withChildren(field, (child) =>
			child === holder ? withAttribute(child, 'href', value) : child,
		);
	}
	const kept = field.pieces.filter((piece) =>
		typeof piece === 'string'
			? before !== 'date'
			: !ownElements[before].includes(piece.element.name),
	);
	return withPieces(field, [...kept, contentOf(type, value)]);
}
