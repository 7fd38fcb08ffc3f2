import type { ICredentialType, INodeProperties } from 'n8n-workflow';

function property(
	name: string,
	type: INodeProperties['type'],
	initial: INodeProperties['default'],
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName: name, name, type, default: initial, ...more };
}

const STATIC_CLIENT = { useDynamicClientRegistration: [false] };

/**
 * What `connectionsOAuth2Api` extends: the names, defaults, conditions and `doNotInherit` marks of
 * n8n's `oAuth2Api` (n8n-nodes-base 2.41.1), which tests do without installing that package.
 */
export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		property('useDynamicClientRegistration', 'hidden', false),
		property('grantType', 'options', 'authorizationCode', {
			displayOptions: { show: STATIC_CLIENT },
			options: ['authorizationCode', 'clientCredentials', 'pkce'].map((value) => ({
				name: value,
				value,
			})),
		}),
		property('authUrl', 'string', '', {
			displayOptions: { show: { grantType: ['authorizationCode', 'pkce'], ...STATIC_CLIENT } },
		}),
		...['accessTokenUrl', 'clientId'].map((name) =>
			property(name, 'string', '', { displayOptions: { show: STATIC_CLIENT } }),
		),
		property('clientCredentialType', 'hidden', 'clientSecret'),
		property('clientSecret', 'string', '', {
			displayOptions: { show: STATIC_CLIENT },
			typeOptions: { password: true },
		}),
		property('scope', 'string', '', { displayOptions: { show: STATIC_CLIENT } }),
		property('authQueryParameters', 'string', '', {
			displayOptions: { show: { grantType: ['authorizationCode', 'pkce'], ...STATIC_CLIENT } },
		}),
		property('authentication', 'options', 'header', {
			displayOptions: { show: STATIC_CLIENT },
			options: ['body', 'header'].map((value) => ({ name: value, value })),
		}),
		property('ignoreSSLIssues', 'boolean', false, { doNotInherit: true }),
		property('tokenExpiredStatusCode', 'number', 401, { doNotInherit: true }),
		property('jweEnabled', 'boolean', false, { doNotInherit: true }),
	],
};
