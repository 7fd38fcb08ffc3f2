import { count, href, type Person, personOf, tagsOf } from '../atom/values';
import { child, textOf, type XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { communitiesAddress, type Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { type ReadEntry, readEntry } from '../server/read';

/** A community as its entry tells it; null is what the server did not say. */
export interface CommunityEntry {
	id: string | null;
	title: string | null;
	/** plain text */
	summary: string | null;
	/** HTML */
	description: string | null;
	/** "public", "publicInviteOnly" or "private" */
	type: string | null;
	/** how many there are */
	members: number | null;
	tags: string[];
	created: string | null;
	modified: string | null;
	author: Person;
	/** the page to open in a browser */
	url: string | null;
	logoUrl: string | null;
}

/** A community that was read, with all that the server said of it. */
export interface ReadCommunity extends ReadEntry {
	community: CommunityEntry;
}

/** Reads an entry of Communities (recorded answers). */
export function readCommunity(entry: XmlElement): CommunityEntry {
	return {
		id: textOf(entry, 'snx:communityUuid'),
		title: textOf(entry, 'title'),
		summary: textOf(entry, 'summary'),
		description: textOf(entry, 'content'),
		type: textOf(entry, 'snx:communityType'),
		members: count(textOf(entry, 'snx:membercount')),
		tags: tagsOf(entry),
		created: textOf(entry, 'published'),
		modified: textOf(entry, 'updated'),
		author: personOf(child(entry, 'author')),
		url: href(entry, 'alternate'),
		logoUrl: href(entry, 'http://www.ibm.com/xmlns/prod/sn/logo'),
	};
}

/** The subject of what is asked about a community. */
export function communitySubject({ oauth }: Connection, id: string, kind = 'community'): Subject {
	return {
		verb: 'see',
		kind,
		target: `the community ${id}`,
		preposition: 'in',
		placeLabel: 'Community',
		application: 'Communities',
		oauth,
	};
}

/**
 * Reads a community: GET community/instance (recorded answers).
 *
 * @throws ConnectionsFailure
 */
export async function fetchCommunity(connection: Connection, id: string): Promise<ReadCommunity> {
	const address = communitiesAddress(connection, '/community/instance');
	const url = withQuery(address, { communityUuid: id });
	const read = await readEntry(connection, url, communitySubject(connection, id));
	return { ...read, community: readCommunity(read.entry) };
}
