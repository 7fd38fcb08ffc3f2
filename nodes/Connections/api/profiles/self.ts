import { attempt } from '../atom/attempt';
import { elementToJson, type Json } from '../atom/json';
import { parseXml, textOf, type XmlElement } from '../atom/xml';
import { type Connection, openSocialAddress, profilesAddress } from '../server/connection';
import {
	firstText,
	nobodyTold,
	type ReadSelf,
	selfSubject,
	stranger,
	truthOf,
} from '../server/person';
import { ask, shownHeaders } from '../server/read';

/** What is read of OpenSocial's answer. */
interface OpenSocialPerson {
	id?: unknown;
	displayName?: unknown;
	emails?: Array<{ type?: unknown; value?: unknown; primary?: unknown }>;
	appData?: { connections?: { isExternal?: unknown } };
}

/**
 * Who is signed in, by OpenSocial: GET people/@me/@self, JSON whose id holds the user id behind
 * "urn:lsid:lconn.ibm.com:profiles.person:" (recorded answers).
 *
 * @throws ConnectionsFailure
 */
export async function selfInOpenSocial(connection: Connection): Promise<ReadSelf> {
	const subject = selfSubject(connection.oauth, 'Profiles');
	const answer = await ask(connection, openSocialAddress(connection, '/people/@me/@self'), subject);
	const told = attempt(() => (JSON.parse(answer.body) as { entry?: OpenSocialPerson }).entry);
	const id = firstText(told?.id)?.replace(/^urn:lsid:.*:profiles\.person:/, '');
	if (!told || !id) throw nobodyTold(subject);
	const emails = Array.isArray(told.emails) ? told.emails : [];
	return {
		person: {
			...stranger,
			id,
			name: firstText(told.displayName),
			email: firstText(emails.find(({ primary }) => primary === true)?.value, emails[0]?.value),
			external: truthOf(told.appData?.connections?.isExternal),
		},
		entry: told as Json,
		headers: shownHeaders(answer),
	};
}

/**
 * Who is signed in, by Profiles: GET profileService.do, a service document whose collection names
 * the user in snx:userid (vendor's documentation, seen in public clients) and, as its title says who
 * it is about, the name (inferred).
 *
 * @throws ConnectionsFailure
 */
export async function selfInProfiles(connection: Connection): Promise<ReadSelf> {
	const subject = selfSubject(connection.oauth, 'Profiles');
	const answer = await ask(connection, profilesAddress(connection, '/profileService.do'), subject);
	const service = attempt(() => parseXml(answer.body));
	const told = service && elementWithUserId(service);
	const id = textOf(told, 'snx:userid');
	if (!service || !id) throw nobodyTold(subject);
	return {
		person: { ...stranger, id, name: textOf(told, 'title') },
		entry: elementToJson(service),
		headers: shownHeaders(answer),
	};
}

/** The first element that says a user id. */
function elementWithUserId(element: XmlElement): XmlElement | undefined {
	if (textOf(element, 'snx:userid') !== null) return element;
	for (const child of element.children) {
		const found = elementWithUserId(child);
		if (found) return found;
	}
	return undefined;
}
