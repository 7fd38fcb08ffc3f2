import { ConnectionsFailure } from '../api/failures/failure';
import { selfInFiles } from '../api/files/people';
import { selfInOpenSocial, selfInProfiles } from '../api/profiles/self';
import type { Connection } from '../api/server/connection';
import type { ReadSelf } from '../api/server/person';
import { settled } from '../api/server/repeat';
import { oncePerRun } from './oncePerRun';

/** Each may be missing on a server; the first that answers counts. */
const ways = [selfInOpenSocial, selfInFiles, selfInProfiles];

/**
 * Who the user of the credential is, with an id that is never null; asked once in a run.
 *
 * @throws ConnectionsFailure where none of the ways answers
 */
export const readSelf = oncePerRun(async (connection: Connection): Promise<ReadSelf> => {
	const failures: ConnectionsFailure[] = [];
	for (const way of ways) {
		const { done, error } = await settled(way(connection));
		if (!error) return done;
		// one sign-in is good for all of them, and a wrong password sent thrice may lock an account
		if (error.httpCode === '401' || error.code === 'cancelled') throw error;
		failures.push(error);
	}
	// of the three, Files is the one that is surely there
	const { message, description, httpCode, code } = failures[ways.indexOf(selfInFiles)];
	throw new ConnectionsFailure(
		`Who the user of the credential is could not be found out: ${message}`,
		description,
		httpCode,
		code,
		'no',
	);
});

/**
 * The user id of the credential.
 *
 * @throws ConnectionsFailure
 */
export async function selfId(connection: Connection): Promise<string> {
	return (await readSelf(connection)).person.id;
}
