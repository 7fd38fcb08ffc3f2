import type { IDataObject } from 'n8n-workflow';
import type { PersonEntry, ReadPerson } from '../../api/server/person';

/** A person as the user sees them: the short form, or the whole entry. */
export function personOutput({ person, entry, headers }: ReadPerson, simplify: boolean) {
	return simplify ? shapeOf(person) : ({ entry, headers: { ...headers } } as IDataObject);
}

const shapeOf = ({
	id,
	name,
	email,
	state,
	external,
	jobTitle,
	url,
}: PersonEntry): IDataObject => ({
	id,
	name,
	email,
	state,
	external,
	jobTitle,
	url,
});

/** A person as previews and docs show one. */
export const personExample: IDataObject = shapeOf({
	id: '20170081',
	name: 'Amy Lindqvist',
	email: 'amy@example.com',
	state: 'active',
	external: false,
	jobTitle: 'Harbour Planner',
	url: 'https://connections.example.com/profiles/html/profileView.do?userid=20170081',
});
