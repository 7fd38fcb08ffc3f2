import { htmlAnswer, Refusal } from '../http/answers.mjs';
import { routesOf } from '../http/routes.mjs';
import { addActivity } from './activities.mjs';
import { getFile } from './download.mjs';
import { addToActivity, changeNode } from './files.mjs';
import * as lists from './lists.mjs';
import * as members from './members.mjs';
import * as nodeLists from './nodeLists.mjs';
import { getNode } from './nodes.mjs';
import { OPERATIONS } from './operations.mjs';
import * as trash from './trash.mjs';

const ROUTES = [
	['GET', '/atom2/activities', 'activities', lists.getActivities],
	['GET', '/atom2/completed', 'completedActivities', lists.getCompleted],
	['GET', '/atom2/tunedout', 'completedActivities', lists.getTunedOut],
	['GET', '/atom2/everything', 'everything', lists.getEverything],
	['GET', '/atom2/trash', 'trash', lists.getTrash],
	['GET', '/atom2/todos', 'todos', nodeLists.getTodos],
	['POST', '/atom2/activities', 'addActivity', addActivity],
	['GET', '/atom2/activity', 'activity', nodeLists.getChildren],
	['POST', '/atom2/activity', 'addNode', addToActivity],
	['GET', '/atom2/nodechildren', 'nodeChildren', nodeLists.getNodeChildren],
	['GET', '/atom2/activitydescendants', 'descendants', nodeLists.getDescendants],
	['GET', '/atom2/descendants', 'descendants', nodeLists.getDescendants],
	['GET', '/atom2/activitynode', 'node', getNode],
	['PUT', '/atom2/activitynode', 'changeNode', changeNode],
	['DELETE', '/atom2/activitynode', 'deleteNode', trash.deleteNode],
	['GET', '/atom2/trashednode', 'trashedNode', trash.getTrashed],
	['PUT', '/atom2/trashednode', 'trashedNode', trash.restoreNode],
	['DELETE', '/atom2/trashednode', 'trashedNode', trash.purgeNode],
	['GET', '/atom2/acl', 'members', members.getMembers],
	['POST', '/atom2/acl', 'addMembers', members.addMembers],
	['PUT', '/atom2/acl', 'member', members.changeMember],
	['DELETE', '/atom2/acl', 'member', members.removeMember],
	['GET', '/download/:fid', 'field', getFile],
	['GET', '/download/:fid/:name', 'field', getFile],
];

/** The handler with its refusals as pages, where the setting activitiesHtmlErrors is on. */
function withPages(handler) {
	return async (exchange, params, services) => {
		try {
			return await handler(exchange, params, services);
		} catch (error) {
			if (!(error instanceof Refusal) || !services.settings.activitiesHtmlErrors) throw error;
			const { status } = error.answer;
			throw new Refusal(htmlAnswer(status, `Error ${status}`, 'An error has occurred.'));
		}
	};
}

/** The routes of Activities, below /service for Basic and below /oauth for Bearer. */
export function activitiesRoutes() {
	const rows = ROUTES.map(([method, path, operation, handler]) => [
		method,
		path,
		operation,
		withPages(handler),
	]);
	return ['service', 'oauth'].flatMap((auth) =>
		routesOf('activities', `/activities/${auth}`, OPERATIONS, rows),
	);
}
