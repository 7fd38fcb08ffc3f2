import { randomUUID } from 'node:crypto';
import { markup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { emailOf, personByEmail } from '../people.mjs';
import { apiRoot } from './entries/frame.mjs';

/** GET nonce: the nonce as the body and again in the header, as all recorded answers have it. */
export function getNonce(_exchange, _params, { nonces, settings }) {
	const nonce = randomUUID();
	nonces.set(nonce, settings.nonceUses ?? Infinity);
	return answer(
		200,
		{ 'Content-Type': 'text/plain; charset=UTF-8', 'X-Update-Nonce': nonce },
		nonce,
	);
}

/** GET introspection: the service document. */
export function getIntrospection(exchange) {
	const collections = { myuserlibrary: 'My files', libraries: 'Libraries', collections: 'Folders' };
	const body = markup`<?xml version="1.0" encoding="UTF-8"?><app:service xmlns:app="http://www.w3.org/2007/app" xmlns="http://www.w3.org/2005/Atom"><app:workspace><title type="text">Files</title>${Object.entries(
		collections,
	).map(
		([name, title]) =>
			markup`<app:collection href="${apiRoot(exchange)}/${name}/feed"><title type="text">${title}</title><app:accept>*/*</app:accept></app:collection>`,
	)}</app:workspace></app:service>`;
	return answer(200, { 'Content-Type': 'application/atomsvc+xml; charset=UTF-8' }, body);
}

/**
 * GET people/feed: who asks (self=true), or whose address `email` is, in JSON. Nobody is no error. What
 * stands in an item is inferred: no recorded answer shows it.
 */
export function getPeople(exchange, _params, services) {
	const { query, user } = exchange;
	const asked =
		query.get('self') === 'true' ? user : personByEmail(services, query.get('email') ?? '');
	const hidden = services.settings.emailsHidden && asked !== user;
	const items = (asked && !hidden ? [asked] : []).map(({ id, name, external, state, ...each }) => ({
		...{ id, name, email: emailOf(services, each) },
		...{ userState: state ?? 'active', isExternal: external },
	}));
	const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
	return answer(200, headers, JSON.stringify({ items }));
}
