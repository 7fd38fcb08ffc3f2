import type { Connection } from '../api/server/connection';

/**
 * Asks for each key once in a run, however many items want to know it; what failed is asked again.
 * A run is known by its connection.
 */
export function oncePerRun<T>(
	ask: (connection: Connection, key: string) => Promise<T>,
): (connection: Connection, key?: string) => Promise<T> {
	const runs = new WeakMap<Connection, Map<string, Promise<T>>>();
	return async (connection, key = '') => {
		const answers = runs.get(connection) ?? new Map<string, Promise<T>>();
		runs.set(connection, answers);
		const answer = answers.get(key) ?? ask(connection, key);
		answers.set(key, answer);
		return await answer.catch((error: unknown) => {
			answers.delete(key);
			throw error;
		});
	};
}
