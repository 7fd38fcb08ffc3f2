import { activitiesAddress, type Connection, exchange } from '../server/connection';
import { withQuery } from '../server/query';
import { repeated } from '../server/repeat';
import { nodeSubject } from './readNode';
import { priorities, type Priority } from './terms';

/**
 * Sets how important an activity is to the user: by the query, as it belongs to the user and one in an
 * entry is ignored (documented); 204 (recorded).
 *
 * @throws ConnectionsFailure
 */
export async function setPriority(
	connection: Connection,
	id: string,
	priority: Priority,
): Promise<void> {
	const query = { activityNodeUuid: id, priority: priorities[priority] };
	const url = withQuery(activitiesAddress(connection, '/activitynode'), query);
	const request = { method: 'PUT', url, headers: { 'Content-Length': '0' } } as const;
	const subject = nodeSubject(connection, 'activity', id, 'update');
	await repeated(connection, async () => await exchange(connection, request, [200, 204], subject));
}
