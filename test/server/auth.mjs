import { htmlAnswer, Refusal } from './http/answers.mjs';
import { users } from './seed/people.mjs';

const REALM = 'Connections test server';

function unauthorized(challenge, detail) {
	return new Refusal(
		htmlAnswer(401, 'Error 401: Unauthorized', detail, {
			headers: { 'WWW-Authenticate': challenge },
		}),
	);
}

function credentialsOf(exchange, scheme) {
	const match = /^(\S+) +(\S+)$/.exec(exchange.headers.authorization ?? '');
	return match && match[1].toLowerCase() === scheme ? match[2] : null;
}

function basicUser(exchange) {
	const credentials = credentialsOf(exchange, 'basic');
	const [name, ...password] = Buffer.from(credentials ?? '', 'base64')
		.toString('utf8')
		.split(':');
	return users.find((user) => user.login === name && user.password === password.join(':'));
}

/** Signs callers in. A Bearer token is looked at only where the path holds /oauth, as on one's own server. */
export class Authentication {
	/** (token) → { user } for a good token, { error, description } for a bad one; an OAuth2 provider sets it. */
	verifyBearer = () => ({ error: 'invalid_token', description: 'No token was given out' });

	/** Makes the access token of a request count as expired from now on; an OAuth2 provider sets it. */
	expireBearer = () => {};

	/** The user who asks, or a 401 with the challenge that fits the path. */
	authenticate(exchange) {
		if (!/\/oauth(\/|$)/.test(exchange.path)) {
			const user = basicUser(exchange);
			if (user) return user;
			throw unauthorized(`Basic realm="${REALM}"`, 'The user name or password is wrong.');
		}
		const token = credentialsOf(exchange, 'bearer');
		if (token === null) throw unauthorized(`Bearer realm="${REALM}"`, 'No access token came.');
		const { user, error, description } = this.verifyBearer(token);
		if (user) return user;
		throw unauthorized(
			`Bearer realm="${REALM}", error="${error}", error_description="${description}"`,
			`${error}: ${description}`,
		);
	}

	/** For the fault expireToken. */
	expireTokenOf(exchange) {
		const token = credentialsOf(exchange, 'bearer');
		if (token !== null) this.expireBearer(token);
	}
}
