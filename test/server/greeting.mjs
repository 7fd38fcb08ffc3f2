/** What a person who starts the server needs: its address, who can sign in, and the OAuth2 client. */
export function greeting(url, { store, oauth }) {
	const { id, secret } = oauth.client;
	const width = Math.max(...[...store.users.values()].map(({ login }) => login.length));
	const logins = [...store.users.values()].map(
		({ login, password, name, external }) =>
			`  ${login.padEnd(width)}  ${password}  (${name}${external ? ', an external user' : ''})`,
	);
	return [
		`The Connections test server listens at ${url}/`,
		'Its page shows what it holds, and what each of these may do.',
		'Sign in with one of these user names and passwords:',
		...logins,
		`or by OAuth2 with the client ID ${id} and the client secret ${secret}.`,
		'Ctrl-C ends it.',
	].join('\n');
}
