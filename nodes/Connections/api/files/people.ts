import { attempt } from '../atom/attempt';
import { elementToJson, type Json } from '../atom/json';
import { children, child, parseXml, type XmlElement } from '../atom/xml';
import { ConnectionsFailure } from '../failures/failure';
import type { Subject } from '../failures/subject';
import { type Connection, filesAddress } from '../server/connection';
import {
	firstText,
	nobodyTold,
	personEntryOf,
	type ReadPerson,
	type ReadSelf,
	selfSubject,
	stranger,
	truthOf,
} from '../server/person';
import { type Query, withQuery } from '../server/query';
import { ask, shownHeaders } from '../server/read';

/**
 * Who is signed in, by Files: GET people/feed?self=true (seen in public clients).
 *
 * @throws ConnectionsFailure
 */
export async function selfInFiles(connection: Connection): Promise<ReadSelf> {
	const subject = selfSubject(connection.oauth, 'Files');
	const [self] = await peopleFeed(connection, { self: true }, subject);
	const id = self?.person.id;
	if (!id) throw nobodyTold(subject);
	return { ...self, person: { ...self.person, id } };
}

/**
 * The people of an e-mail address, by Files: GET people/feed?email=, which answers 200 without
 * anybody for an address that is not known (seen in public clients). As servers ignore silently what
 * they do not know, an address that is told must be that one.
 *
 * @throws ConnectionsFailure
 */
export async function findInFiles(connection: Connection, email: string): Promise<ReadPerson[]> {
	const target = `the person ${email}`;
	const { oauth } = connection;
	const subject: Subject = {
		verb: 'see',
		kind: 'person',
		target,
		preposition: 'in',
		application: 'Files',
		oauth,
	};
	const found = await peopleFeed(connection, { email }, subject);
	return found.filter(({ person }) =>
		person.email === null ? found.length === 1 : person.email.toLowerCase() === email.toLowerCase(),
	);
}

/** The feed is JSON by itself ("items"; seen in public clients), Atom where a server gives that. */
async function peopleFeed(
	connection: Connection,
	query: Query,
	subject: Subject,
): Promise<ReadPerson[]> {
	const answer = await ask(
		connection,
		withQuery(filesAddress(connection, '/people/feed'), query),
		subject,
	);
	const headers = shownHeaders(answer);
	const feed = attempt(() => parseXml(answer.body));
	if (feed) {
		return children(feed, 'entry').map((entry) => ({
			person: personIn(entry),
			entry: elementToJson(entry),
			headers,
		}));
	}
	const items = attempt(() => (JSON.parse(answer.body) as { items?: unknown }).items);
	if (Array.isArray(items)) {
		return items.map((item: Json) => ({ person: personOfItem(item), entry: item, headers }));
	}
	throw new ConnectionsFailure(
		`The answer for the ${subject.kind} could not be read`,
		'Files sent no list of people. Run the item again; if it happens again, tell the administrator.',
		String(answer.status),
		'UnreadableFeed',
		'no',
	);
}

function personIn(entry: XmlElement) {
	const { id, ...told } = personEntryOf(child(entry, 'author') ?? child(entry, 'contributor'));
	return { ...told, id: id ?? personEntryOf(entry).id };
}

/** No page names the members of an item, so those that its XML form has are taken as well. */
function personOfItem(item: Json): ReadPerson['person'] {
	const told = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
	return {
		...stranger,
		id: firstText(told.id, told.userid, told.userId, told.identifier),
		name: firstText(told.name, told.displayName, told.label),
		email: firstText(told.email, told.mail),
		state: firstText(told.userState, told.state),
		external: truthOf(told.isExternal ?? told.external),
		jobTitle: firstText(told.jobTitle),
	};
}
