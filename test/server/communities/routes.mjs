import { routesOf } from '../http/routes.mjs';
import * as lists from './lists.mjs';
import { OPERATIONS } from './operations.mjs';

const ROUTES = [
	['GET', '/communities/my', 'communities', lists.getMyCommunities],
	['GET', '/communities/all', 'communities', lists.getAllCommunities],
	['GET', '/community/instance', 'community', lists.getCommunity],
	['GET', '/community/members', 'members', lists.getMembers],
];

/** The routes of Communities, for both ways to sign in. */
export function communitiesRoutes() {
	return ['/communities/service/atom', '/communities/service/atom/oauth'].flatMap((root) =>
		routesOf('communities', root, OPERATIONS, ROUTES),
	);
}
