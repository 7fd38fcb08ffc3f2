import { elementToJson } from '../atom/json';
import { href } from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';
import { ConnectionsFailure, failureOfAnswer } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, exchange, profilesAddress } from '../server/connection';
import { feedIn } from '../server/feed';
import { type PersonEntry, personEntryOf, type ReadPerson } from '../server/person';
import { withQuery } from '../server/query';
import { shownHeaders, unheard } from '../server/read';
import { repeated } from '../server/repeat';

/** How a person is named: the query parameter of Profiles, and its value. */
export interface PersonKey {
	by: 'userid' | 'email' | 'key';
	value: string;
}

/** What Profiles answers for a user whom it does not know, with 400 (seen in public clients). */
const unknownUser = /CLFRN1172E/;

/**
 * Reads an entry of Profiles. The person is the contributor, not the author (recorded answers), and
 * its snx:userid the user id, as the id of the entry holds a key that only Profiles knows. The web
 * page is the link "related" ("Profile entry content" in the documentation), as "alternate" is the
 * business card; the job title stands in the business card of the content, as an hCard's "title".
 */
export function readProfile(entry: XmlElement): PersonEntry {
	const told = personEntryOf(child(entry, 'contributor'));
	return {
		...told,
		name: told.name ?? textOf(entry, 'title'),
		jobTitle: ofClass(child(entry, 'content'), 'title'),
		url: href(entry, 'related'),
	};
}

/** The text of the first element of that class. */
function ofClass(element: XmlElement | undefined, name: string): string | null {
	if (!element) return null;
	const isIt = (element.attributes.class ?? '').split(/\s+/).includes(name);
	if (isIt && element.text) return element.text;
	for (const below of element.children) {
		const found = ofClass(below, name);
		if (found) return found;
	}
	return null;
}

/** The person in an entry, e.g. of a search. */
export function profileIn(entry: XmlElement, headers = unheard): ReadPerson {
	return { person: readProfile(entry), entry: elementToJson(entry), headers };
}

function profileSubject({ oauth }: Connection, { value }: PersonKey): Subject {
	return {
		verb: 'see',
		kind: 'person',
		target: `the person ${value}`,
		preposition: 'in',
		placeLabel: 'Person',
		application: 'Profiles',
		oauth,
	};
}

/**
 * Whom Profiles knows by that key: GET profile.do, an Atom feed with one entry ("Getting a profile",
 * recorded answers); nobody where it answers with an empty feed or with 400 and its code for that.
 *
 * @throws ConnectionsFailure
 */
export async function findInProfiles(
	connection: Connection,
	key: PersonKey,
): Promise<ReadPerson[]> {
	const subject = profileSubject(connection, key);
	const url = withQuery(profilesAddress(connection, '/profile.do'), {
		[key.by]: key.value,
		format: 'full',
	});
	const answer = await repeated(connection, async () => {
		const request = { method: 'GET', url, headers: {} } as const;
		return await exchange(connection, request, [200, 400], subject);
	});
	if (answer.status === 200) {
		const headers = shownHeaders(answer);
		const read = (entry: XmlElement) => profileIn(entry, headers);
		const { entries } = await feedIn(connection, answer, subject, read);
		return entries.filter(({ person }) => person.id !== null);
	}
	if (unknownUser.test(answer.body)) return [];
	throw failureOfAnswer(answer, subject);
}

/**
 * Reads what Profiles tells of a person.
 *
 * @throws ConnectionsFailure 'UnknownPerson' where it knows nobody by that key
 */
export async function fetchPerson(connection: Connection, key: PersonKey): Promise<ReadPerson> {
	const [found] = await findInProfiles(connection, key);
	if (found) return found;
	const { target } = profileSubject(connection, key);
	throw new ConnectionsFailure(
		`Not found: ${target}`,
		"Check 'Person': Profiles knows nobody by this user ID or e-mail address.",
		null,
		'UnknownPerson',
		'no',
	);
}
