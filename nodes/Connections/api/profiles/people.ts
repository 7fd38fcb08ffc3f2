import type { XmlElement } from '../atom/xml';
import { ConnectionsFailure, sentences } from '../failures/failure';
import type { Subject } from '../failures/subject';
import type { Choice, Choices } from '../server/choices';
import { type Connection, profilesAddress } from '../server/connection';
import { readFeed } from '../server/feed';
import { readProfile } from './profile';

/**
 * The people whom a search by name finds in Profiles; nobody where nothing is searched for.
 *
 * From "Searching Profiles" in the vendor's API documentation (seen for 2.5, 3.0 and 5.0): GET
 * search.do takes `name`, a first or last name, with `page` and `ps`, and answers with an Atom feed
 * that tells opensearch:totalResults and a link "next". That the server itself completes each word
 * ("amy jon" finds Amy Jones) is from "How search works in Profiles"; the parameter `search` finds
 * whole words of anything that people write about themselves. No recorded answer shows any of it.
 *
 * @param page from 1
 * @throws ConnectionsFailure whose remedy says that an ID can be entered instead
 */
export async function listPeople(
	connection: Connection,
	name: string,
	page: number,
): Promise<Choices> {
	if (!name) return { choices: [], hasNext: false };
	const address = profilesAddress(connection, '/search.do');
	const subject: Subject = {
		kind: 'list of people',
		target: 'the search of Profiles',
		preposition: 'in',
		application: 'Profiles',
		oauth: connection.oauth,
	};
	const { entries, hasNext } = await readFeed(
		connection,
		{ address, query: { name }, subject },
		page,
		personChoice,
	).catch((error: unknown) => {
		throw withoutList(error);
	});
	return { choices: entries.filter((choice) => choice !== null), hasNext };
}

/** "Amy Lindqvist · amy@example.com", as names repeat; servers may be set to hide addresses. */
function personChoice(entry: XmlElement): Choice | null {
	const { id, name, email, url } = readProfile(entry);
	if (!id) return null;
	return { id, name: [name ?? id, email].filter(Boolean).join(' · '), url };
}

/**
 * Profiles may be missing or closed to the user, and nobody needs it to share a file. What to do
 * instead comes first, as the box in n8n's editor cuts what is longer than four lines.
 */
function withoutList(error: unknown): unknown {
	if (!(error instanceof ConnectionsFailure)) return error;
	const { message, description, httpCode, code, repeatable, retryAfter } = error;
	return new ConnectionsFailure(
		message,
		sentences("User IDs can always be entered ('By ID').", description),
		httpCode,
		code,
		repeatable,
		retryAfter,
	);
}
