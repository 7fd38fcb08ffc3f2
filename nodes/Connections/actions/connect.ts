import { type IExecuteFunctions, type ILoadOptionsFunctions, sleep } from 'n8n-workflow';
import type { ServerAddress } from '../api/server/address';
import type { Connection } from '../api/server/connection';
import { send } from '../transport/request';

/** What the options of a node say about its connection. */
export interface ConnectionSettings {
	maxRetries: number;
	/** seconds */
	stallTimeout: number;
	apiPath?: 'service' | 'oauth';
}

/** The connection that the parameter Authentication and the credential describe. */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	{ maxRetries, stallTimeout, apiPath }: ConnectionSettings,
): Promise<Connection> {
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
		send: async (request) => await send(context, settings, request),
		pause: async (ms) => {
			const stopped =
				'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
			// Stop ends the wait; the request that follows then tells of it
			await sleep(ms, stopped).catch(() => undefined);
		},
	};
}
