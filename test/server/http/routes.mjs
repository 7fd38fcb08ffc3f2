/**
 * The routes of an application below a root, from rows of method, path, name of the operation and
 * handler; `further` is added to each. What is known of the operation's query comes along as `rule`.
 * Throws where the application knows no such operation: a row with a slip in its name.
 */
export function routesOf(application, root, operations, rows, further = {}) {
	return rows.map(([method, path, operation, handler]) => {
		if (!Object.hasOwn(operations, operation)) {
			throw new Error(`${application} knows no operation ${operation}`);
		}
		return {
			application,
			method,
			path: `${root}${path}`,
			operation,
			rule: operations[operation],
			handler,
			...further,
		};
	});
}
