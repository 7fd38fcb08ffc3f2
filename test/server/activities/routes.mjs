import { routesOf } from '../http/routes.mjs';
import { addToActivity, changeNode, getFile } from './fields.mjs';
import * as nodes from './nodes.mjs';
import { OPERATIONS } from './operations.mjs';

const ROUTES = [
	['GET', '/atom2/activities', 'activities', nodes.getActivities],
	['POST', '/atom2/activities', 'addActivity', nodes.addActivity],
	['GET', '/atom2/activity', 'activity', nodes.getActivity],
	['POST', '/atom2/activity', 'addNode', addToActivity],
	['GET', '/atom2/activitydescendants', 'activity', nodes.getDescendants],
	['GET', '/atom2/activitynode', 'node', nodes.getNode],
	['PUT', '/atom2/activitynode', 'changeNode', changeNode],
	['DELETE', '/atom2/activitynode', 'node', nodes.deleteNode],
	['GET', '/download/:fid/:name', 'field', getFile],
];

/** The routes of Activities, below /service for Basic and below /oauth for Bearer. */
export function activitiesRoutes() {
	return ['service', 'oauth'].flatMap((auth) =>
		routesOf('activities', `/activities/${auth}`, OPERATIONS, ROUTES),
	);
}
