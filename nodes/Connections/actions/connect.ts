import { sleep } from 'n8n-workflow';
import type { ServerAddress } from '../api/server/address';
import type { Connection } from '../api/server/connection';
import { cancelSignalOf, type RequestContext } from '../transport/context';
import { receive } from '../transport/receive';
import { send } from '../transport/request';

/** What the options of a node say about its connection. */
export interface ConnectionSettings {
	maxRetries: number;
	/** seconds */
	stallTimeout: number;
	apiPath?: 'service' | 'oauth';
	sharesNonce?: boolean;
	/** ms; see {@link Connection} */
	longestPause?: number;
}

/** The connection that the parameter Authentication and the credential describe. */
export async function connect(
	context: RequestContext,
	{ maxRetries, stallTimeout, apiPath, sharesNonce, longestPause }: ConnectionSettings,
): Promise<Connection> {
	// a poll takes a fallback where the others take an item's number
	const authentication = context.getNodeParameter('authentication', 0) as unknown;
	const oauth = authentication === 'oAuth2';
	const credentialType = oauth ? 'connectionsOAuth2Api' : 'connectionsApi';
	const credentials = await context.getCredentials<
		ServerAddress & { allowUnauthorizedCerts?: boolean }
	>(credentialType);
	const settings = {
		credentialType,
		renewsTokens: oauth,
		allowUnauthorizedCerts: credentials.allowUnauthorizedCerts === true,
		stallTimeout,
	};
	return {
		server: credentials,
		oauth,
		activitiesApi: apiPath ?? (oauth ? 'oauth' : 'service'),
		maxRetries,
		sharesNonce,
		longestPause,
		send: async (request) => await send(context, settings, request),
		receive: async (request, take) => await receive(context, settings, request, take),
		pause: async (ms) => {
			// Stop ends the wait; the request that follows then tells of it
			await sleep(ms, cancelSignalOf(context)).catch(() => undefined);
		},
	};
}
