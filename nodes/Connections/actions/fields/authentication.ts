import type { INodeProperties } from 'n8n-workflow';

/** Which of the two credentials is used. */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'Basic Auth', value: 'basicAuth' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'basicAuth',
};
