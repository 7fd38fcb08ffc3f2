import { randomUUID } from 'node:crypto';
import { personById } from '../people.mjs';
import { invalidRequest } from './refusals.mjs';

/**
 * The shares with people that a query asks for: shareWith and its newer names. A change of a file is
 * refused for an unknown person; an upload is not, as no source tells what happens.
 */
export function sharesOf({ query, user, method }, services) {
	const permissions = {
		shareWith: query.get('sharePermission') ?? 'View',
		shareWithEditors: 'Edit',
		shareWithReaders: 'View',
	};
	return Object.entries(permissions).flatMap(([name, permission]) =>
		query.getAll(name).map((userId) => {
			if (method === 'PUT' && !personById(services, userId)) {
				throw invalidRequest(`There is no user ${userId}.`);
			}
			return {
				id: randomUUID(),
				userId,
				permission,
				summary: query.get('shareSummary') ?? '',
				sharedBy: user.id,
				created: services.clock.now(),
			};
		}),
	);
}
