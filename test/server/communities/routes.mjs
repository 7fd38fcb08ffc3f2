import { routesOf } from '../http/routes.mjs';
import { getMyCommunities } from './lists.mjs';
import { OPERATIONS } from './operations.mjs';

const ROUTES = [['GET', '/communities/my', 'myCommunities', getMyCommunities]];

/** The routes of Communities, for both ways to sign in. */
export function communitiesRoutes() {
	return ['/communities/service/atom', '/communities/service/atom/oauth'].flatMap((root) =>
		routesOf('communities', root, OPERATIONS, ROUTES),
	);
}
