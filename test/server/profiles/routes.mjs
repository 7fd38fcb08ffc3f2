import { routesOf } from '../http/routes.mjs';
import { whereInstalled } from './access.mjs';
import { OPERATIONS } from './operations.mjs';
import { getProfile, getService } from './profile.mjs';
import { search } from './search.mjs';

const ROUTES = [
	['GET', '/search.do', 'peopleSearch', whereInstalled(search)],
	['GET', '/profile.do', 'profile', whereInstalled(getProfile)],
	['GET', '/profileService.do', 'service', whereInstalled(getService)],
];

/** The routes of Profiles, for both ways to sign in. */
export function profilesRoutes() {
	return ['/profiles/atom', '/profiles/oauth/atom'].flatMap((root) =>
		routesOf('profiles', root, OPERATIONS, ROUTES),
	);
}
