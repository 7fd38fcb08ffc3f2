import type { IPollFunctions } from 'n8n-workflow';
import type { Connection } from '../api/server/connection';
import { fingerprint } from './fingerprint';

/**
 * The server, user, event and place that a state belongs to, as a short text. The user is known by
 * the user name, or, where a token says who it is, by the credential.
 */
export async function scopeFor(
	context: IPollFunctions,
	{ server, oauth }: Connection,
	event: string,
	place: unknown,
): Promise<string> {
	const { baseUrl, filesPath, activitiesPath } = server;
	const credential = oauth ? 'connectionsOAuth2Api' : 'connectionsApi';
	const user = oauth
		? context.getNode().credentials?.[credential]?.id
		: (await context.getCredentials<{ username?: string }>(credential)).username;
	return fingerprint(JSON.stringify([baseUrl, filesPath, activitiesPath, user, event, place]));
}
