import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** The contexts of n8n that may send requests. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** How a credential is used, for all requests of a run. */
export interface TransportSettings {
	credentialType: string;
	/** whether the credential holds an OAuth2 token, which may expire */
	renewsTokens: boolean;
	allowUnauthorizedCerts: boolean;
	/** seconds without a byte, either way, after which a request is stopped */
	stallTimeout: number;
}

/** The signal of the Stop button; only executions have one. */
export function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
