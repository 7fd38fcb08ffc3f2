import { href, readDocument, uuidOf } from './document';
import { communitiesAddress, type Connection, filesAddress } from './connection';
import type { Subject } from './failure';
import { readFeed } from './feed';
import { textOf, type XmlElement } from './xml';

/** One line of a picker. */
export interface Choice {
	id: string;
	name: string;
	url: string | null;
}

/** A page of choices. */
export interface Choices {
	choices: Choice[];
	hasNext: boolean;
}

/** The libraries that the user may see. Their feed knows no search, so names are matched here. */
export async function listLibraries(
	connection: Connection,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = listSubject(connection, 'list of libraries', 'Files');
	const address = filesAddress(connection, '/libraries/feed');
	const { entries, hasNext } = await readFeed(connection, address, {}, page, subject);
	const wanted = search.toLowerCase();
	const choices = entries
		.map((entry) => choiceOf(entry, readDocument(entry).id))
		.filter((choice) => choice !== null && choice.name.toLowerCase().includes(wanted));
	return { choices: choices as Choice[], hasNext };
}

/** The communities that the user belongs to, searched at the server. */
export async function listCommunities(
	connection: Connection,
	search: string,
	page: number,
): Promise<Choices> {
	const subject = listSubject(connection, 'list of communities', 'Communities');
	const address = communitiesAddress(connection, '/communities/my');
	const query = search ? { search } : {};
	const { entries, hasNext } = await readFeed(connection, address, query, page, subject);
	const choices = entries.map((entry) => choiceOf(entry, textOf(entry, 'snx:communityUuid')));
	return { choices: choices.filter((choice) => choice !== null), hasNext };
}

function listSubject(
	connection: Connection,
	kind: string,
	application: Subject['application'],
): Subject {
	return { kind, place: `under the path of ${application}`, application, oauth: connection.oauth };
}

function choiceOf(entry: XmlElement, id: string | null): Choice | null {
	const known = id ?? uuidOf(textOf(entry, 'id'));
	if (!known) return null;
	return { id: known, name: textOf(entry, 'title') ?? known, url: href(entry, 'alternate') };
}
