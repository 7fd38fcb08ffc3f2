import { answer } from '../http/answers.mjs';
import { routesOf } from '../http/routes.mjs';
import { emailOf } from '../people.mjs';
import { notInstalled } from './access.mjs';

/** GET people/@me/@self: who asks, as JSON (recorded answers). */
function getSelf(exchange, _params, services) {
	if (!services.settings.openSocialInstalled) {
		throw notInstalled(exchange.contextRoots.opensocial);
	}
	const { user } = exchange;
	const email = emailOf(services, user);
	const body = {
		entry: {
			appData: {
				connections: {
					isExternal: String(user.external),
					organizationId: '00000000-0000-0000-0000-000000000000',
				},
			},
			displayName: user.name,
			emails: email === '' ? [] : [{ type: 'primary', value: email, primary: true }],
			id: `urn:lsid:lconn.ibm.com:profiles.person:${user.id}`,
		},
	};
	return answer(200, { 'Content-Type': 'application/json;charset=UTF-8' }, JSON.stringify(body));
}

const OPERATIONS = { self: { query: {} } };
const ROUTES = [['GET', '/people/@me/@self', 'self', getSelf]];

/** The routes of OpenSocial, for both ways to sign in. */
export function openSocialRoutes() {
	return ['basic', 'oauth'].flatMap((auth) =>
		routesOf('opensocial', `/opensocial/${auth}/rest`, OPERATIONS, ROUTES),
	);
}
