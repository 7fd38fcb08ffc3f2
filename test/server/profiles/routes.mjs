import { routesOf } from '../http/routes.mjs';
import { OPERATIONS } from './operations.mjs';
import { search } from './search.mjs';

const ROUTES = [['GET', '/search.do', 'peopleSearch', search]];

/** The routes of Profiles, for both ways to sign in. */
export function profilesRoutes() {
	return ['/profiles/atom', '/profiles/oauth/atom'].flatMap((root) =>
		routesOf('profiles', root, OPERATIONS, ROUTES),
	);
}
