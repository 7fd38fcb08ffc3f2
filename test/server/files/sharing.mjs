import { randomUUID } from 'node:crypto';

/** The shares with people that a query asks for: shareWith and its newer names. */
export function sharesOf({ query, user }, { clock }) {
	const permissions = {
		shareWith: query.get('sharePermission') ?? 'View',
		shareWithEditors: 'Edit',
		shareWithReaders: 'View',
	};
	return Object.entries(permissions).flatMap(([name, permission]) =>
		query.getAll(name).map((userId) => ({
			id: randomUUID(),
			userId,
			permission,
			summary: query.get('shareSummary') ?? '',
			sharedBy: user.id,
			created: clock.now(),
		})),
	);
}
