import type { IDataObject } from 'n8n-workflow';
import type { PersonEntry, ReadPerson } from '../../api/server/person';

/** A person as the user sees them: the short form, or the whole entry. */
export function personOutput(
	{ person, entry, headers }: ReadPerson,
	simplify: boolean,
): IDataObject {
	return simplify ? { ...person } : { entry, headers: { ...headers } };
}

/** A person as previews and docs show one. */
export const personExample: IDataObject = {
	id: '20170081',
	name: 'Amy Lindqvist',
	email: 'amy@example.com',
	state: 'active',
	external: false,
	jobTitle: 'Harbour Planner',
	url: 'https://connections.example.com/profiles/html/profileView.do?userid=20170081',
} satisfies PersonEntry;
