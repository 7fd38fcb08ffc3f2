import { markup } from '../atom/xml.mjs';
import { answer } from '../http/answers.mjs';
import { everybody, personByEmail, personById } from '../people.mjs';
import { profilesRefusal, refuseHidden } from './access.mjs';
import { keyOf, profilesAnswer } from './entries.mjs';

/** Whom the query asks for, by userid, key or one or more e-mail addresses; null: nobody at all. */
function asked({ query }, services) {
	if (query.has('userid')) return [personById(services, query.get('userid'))];
	if (query.has('key')) {
		return [everybody(services).find((user) => keyOf(user) === query.get('key'))];
	}
	if (!query.has('email')) return null;
	return query
		.get('email')
		.split(',')
		.map((email) => personByEmail(services, email.trim()));
}

/** GET profile.do: people by user id, key or e-mail address. Throws 400 for one nobody knows. */
export function getProfile(exchange, _params, services) {
	refuseHidden(exchange, services);
	const people = asked(exchange, services);
	if (people === null) {
		services.recorder.violation(exchange, 'A profile was asked for without userid, key or email');
		throw profilesRefusal(400, 'CLFRN1169E', 'A parameter is missing.');
	}
	const known = people.filter(Boolean);
	if (known.length === 0 && services.settings.unknownPerson === 'error') {
		throw profilesRefusal(400, 'CLFRN1172E', 'The user was not found in the profiles database.');
	}
	return profilesAnswer(exchange, services, 'Profile', { items: known });
}

/** GET profileService.do: the service document, which names who asks in its collection. */
export function getService(exchange) {
	const { user } = exchange;
	const address = `${exchange.origin}${exchange.path.replace(/profileService\.do$/, 'profile.do')}`;
	const body = markup`<?xml version="1.0" encoding="UTF-8"?>
<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:snx="http://www.ibm.com/xmlns/prod/sn">
  <workspace>
    <atom:title type="text">Profiles</atom:title>
    <collection href="${address}?key=${keyOf(user)}">
      <atom:title type="text">${user.name}</atom:title>
      <snx:userid>${user.id}</snx:userid>
      <accept>application/atom+xml</accept>
    </collection>
  </workspace>
</service>
`;
	return answer(200, { 'Content-Type': 'application/atomsvc+xml;charset=UTF-8' }, body);
}
