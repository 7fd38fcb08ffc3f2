import { nodeExample } from '../../actions/activityNode/nodeOutput';
import type { ActivityNode } from '../../api/activities/node';
import type { TriggerEvent } from '../event';
import { timeOf } from '../feedSource';
import { fingerprint } from '../fingerprint';
import { watchedNodeFields, watchNodes } from './nodeLists';

/** What somebody may have changed, without what depends on who reads it or on when. */
function contentOf(node: ActivityNode): string {
	const { parentId, kind, title, description, tags, position, dueDate } = node;
	const { completed, assignees, fields } = node;
	const values = fields.map(({ fid, name, value, fileName, size }) => [
		...[fid, name, value, fileName, size],
	]);
	const people = assignees.map(({ id, completed: done }) => [id, done]);
	return JSON.stringify([
		...[parentId, kind, title, description, tags, position, dueDate],
		...[completed, people, values],
	]);
}

/**
 * A change of an entry or a to-do, known by its time and its content: Activities' times are whole
 * seconds (recorded answers), in which there may be two changes. That it was made is no change.
 */
export const nodeUpdated: TriggerEvent = {
	value: 'nodeUpdated',
	name: 'Entry or To-Do Changed',
	description: 'An entry, a to-do, a section or a reply of an activity was changed',
	fields: watchedNodeFields,
	output: nodeExample,
	async watch(parameters, connection) {
		return watchNodes(parameters, connection, ({ node }) => {
			const { id, created, modified } = node;
			return {
				key: `${id} ${modified} ${fingerprint(contentOf(node))}`,
				time: timeOf(modified),
				times: [],
				perhapsMade: created === modified,
			};
		});
	},
};
