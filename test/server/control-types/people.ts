/** What is known of a user of the test server; `login` and `password` sign in. */
export interface ConnectionsUser {
	id: string;
	login: string;
	password: string;
	name: string;
	email: string;
	jobTitle: string;
	external: boolean;
}

/** See profiles/settings.mjs for what each does. */
export interface PeopleSettings {
	profilesInstalled: boolean;
	openSocialInstalled: boolean;
	furtherPeople: number;
	formerPeople: number;
	unknownPerson: 'error' | 'emptyFeed';
	emailsHidden: boolean;
}
