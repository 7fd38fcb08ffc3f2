import type { Json } from '../atom/json';
import { type Person, personOf } from '../atom/values';
import { textOf, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import type { ShownHeaders } from './read';

/** A person as the application that was asked tells of them; null is what it did not say. */
export interface PersonEntry extends Person {
	/** "active" or "inactive" */
	state: string | null;
	/** whether they belong to another organization */
	external: boolean | null;
	jobTitle: string | null;
	/** the page to open in a browser */
	url: string | null;
}

/** A person, and all that the server said of them. */
export interface ReadPerson {
	person: PersonEntry;
	/** the entry or the object of the answer, as JSON */
	entry: Json;
	headers: ShownHeaders;
}

/** The signed-in user, whose id is always told. */
export interface ReadSelf extends ReadPerson {
	person: PersonEntry & { id: string };
}

/** A person of whom no more is known. */
export const stranger: PersonEntry = {
	id: null,
	name: null,
	email: null,
	state: null,
	external: null,
	jobTitle: null,
	url: null,
};

/** Reads an author, a contributor … with what stands beside the name (recorded answers). */
export function personEntryOf(element: XmlElement | undefined): PersonEntry {
	return {
		...stranger,
		...personOf(element),
		state: textOf(element, 'snx:userState'),
		external: truthOf(textOf(element, 'snx:isExternal')),
	};
}

/** true and false, which JSON may hold as texts; null for anything else. */
export function truthOf(value: unknown): boolean | null {
	const text = String(value).toLowerCase();
	return text === 'true' ? true : text === 'false' ? false : null;
}

/** The first of the values that is a text, or a number as ids may be; null where none is. */
export function firstText(...values: unknown[]): string | null {
	const text = values.find((value) => (typeof value === 'string' && value) || isId(value));
	return text === undefined ? null : String(text);
}

const isId = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value);

/** The subject of what is asked about the signed-in user. */
export function selfSubject(oauth: boolean, application: Subject['application']): Subject {
	const kind = 'user of the credential';
	return { verb: 'see', kind, target: `the ${kind}`, preposition: 'in', application, oauth };
}

/** The failure of an answer in which nobody is. */
export function nobodyTold({ kind }: Subject): ConnectionsFailure {
	return new ConnectionsFailure(
		`The answer for the ${kind} could not be read`,
		'Connections told of nobody. Run the item again; if it happens again, tell the administrator.',
		'200',
		'UnreadablePerson',
		'no',
	);
}
