import { randomUUID } from 'node:crypto';
import { person } from '../atom/person.mjs';
import { markup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { feedAnswer } from './entries/feed.mjs';
import { apiRoot } from './entries/frame.mjs';

/** GET nonce: the nonce as the body and again in the header, as all recorded answers have it. */
export function getNonce(_exchange, _params, { nonces }) {
	const nonce = randomUUID();
	nonces.add(nonce);
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

/** GET people/feed?self=true: who asks. The shape is inferred: no recorded answer shows it. */
export function getPeople(exchange) {
	const { user } = exchange;
	const entry = markup`<id>urn:lsid:ibm.com:td:${user.id}</id><title type="text">${user.name}</title><category term="person" scheme="tag:ibm.com,2006:td/type" label="person"></category><author>${person(user)}</author><snx:userid>${user.id}</snx:userid><snx:isExternal>${String(user.external)}</snx:isExternal>`;
	return feedAnswer(exchange, { id: 'people', title: 'People', author: user, entries: [entry] });
}
