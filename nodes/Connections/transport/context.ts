import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

/** The contexts of n8n that may send requests. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface TransportSettings {
	credentialType: string;
	/** whether the credential holds an OAuth2 token, which may expire */
	renewsTokens: boolean;
	allowUnauthorizedCerts: boolean;
	/** seconds without a byte taken after which an upload is stopped */
	stallTimeout: number;
}
