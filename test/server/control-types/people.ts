/** What is known of a user of the test server; `login` and `password` sign in. */
export interface ConnectionsUser {
	id: string;
	login: string;
	password: string;
	name: string;
	email: string;
	external: boolean;
}
