import { textOf, type XmlElement } from '../atom/xml';
import { listSubject } from '../server/choices';
import { type Connection, profilesAddress } from '../server/connection';
import { collect } from '../server/paging';
import type { ReadPerson } from '../server/person';
import { profileIn } from './profile';

/** What people are searched by in Profiles, all of it together. */
export interface PersonFilters {
	/** the beginnings of first and last name; * and % stand for any characters */
	name?: string;
	/** likewise */
	email?: string;
	/** words of anything that people write about themselves */
	search?: string;
}

/**
 * The people whom a search finds ("Searching Profiles": GET search.do, by name, email, search, page,
 * ps). An address that is told is compared here, too, as servers ignore silently what they do not
 * know; names are not, as Profiles also knows other ones than it tells.
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function searchProfiles(
	connection: Connection,
	filters: PersonFilters,
	limit: number | null,
): Promise<ReadPerson[]> {
	const fits = filters.email === undefined ? () => true : fitting(filters.email);
	return await collect(
		connection,
		{
			address: profilesAddress(connection, '/search.do'),
			query: { ...filters, format: 'full' },
			subject: {
				...listSubject(connection, 'list of people', 'Profiles'),
				target: 'the search of Profiles',
			},
			idOf: (entry: XmlElement) => profileIn(entry).person.id ?? textOf(entry, 'id'),
			read(entry: XmlElement) {
				const read = profileIn(entry);
				return read.person.id !== null && fits(read.person.email) ? read : null;
			},
		},
		limit,
	);
}

/** Whether an address is one that was asked for. */
function fitting(wanted: string): (email: string | null) => boolean {
	const parts = wanted.split(/[*%]/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	const pattern = new RegExp(`^${parts.join('.*')}$`, 'i');
	return (email) => email !== null && pattern.test(email);
}
