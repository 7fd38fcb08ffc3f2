import { randomUUID } from 'node:crypto';

/** Uploads in two phases that were announced: who announced what, where, under which token. */
export class Uploads {
	#sessions = new Map();
	#settings;

	constructor(settings) {
		this.#settings = settings;
	}

	clear() {
		this.#sessions.clear();
	}

	/**
	 * Opens a session for phase 1. `place` is what the upload is for, and must be the same in phase 2.
	 * Returns { token, cookie }: the token of the answer's header and the cookie that a load balancer
	 * would set.
	 */
	announce(exchange, place, size) {
		const token = randomUUID();
		const route = randomUUID();
		this.#sessions.set(token, {
			place,
			query: exchange.queryText,
			user: exchange.user.id,
			type: exchange.mimeType,
			size,
			route,
			expires: Date.now() + this.#settings.tokenLifetimeMs,
			used: false,
		});
		return { token, cookie: `UPLOADROUTE=${route}; Path=/; HttpOnly` };
	}

	/**
	 * Takes the session of phase 2; a token serves once, whatever becomes of it. Returns
	 * { size, differences } (what phase 2 says otherwise than phase 1) or { refusal: { status, text } }.
	 */
	redeem(exchange, place) {
		const session = this.#sessions.get(exchange.headers['x-ibm-upload-token']);
		const refuse = (status, text) => ({ refusal: { status, text } });
		if (!session) return refuse(400, 'The upload token is not known.');
		if (session.used) return refuse(400, 'The upload token was used before.');
		if (this.#settings.stickySessions && !this.#hasRoute(exchange, session)) {
			return refuse(400, 'The upload token is not known on this server of the cluster.');
		}
		session.used = true;
		if (Date.now() >= session.expires) return refuse(400, 'The upload token has expired.');
		if (session.user !== exchange.user.id)
			return refuse(403, 'Somebody else announced this upload.');
		if (session.place !== place) return refuse(400, 'The upload was announced elsewhere.');
		return { size: session.size, differences: this.#differences(exchange, session) };
	}

	expire(token) {
		const session = this.#sessions.get(token);
		if (session) session.expires = 0;
	}

	#hasRoute({ headers }, { route }) {
		return (headers.cookie ?? '').split(/; */).includes(`UPLOADROUTE=${route}`);
	}

	#differences(exchange, session) {
		const differences = [];
		if (session.query !== exchange.queryText) differences.push('The query differs from phase 1');
		if (session.type !== exchange.mimeType) differences.push('Content-Type differs from phase 1');
		return differences;
	}
}
