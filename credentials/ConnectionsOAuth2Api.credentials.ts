import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { baseUrlField, serverFields } from './serverFields';

/**
 * Scheme and host of the base URL, as an expression: n8n resolves the addresses of a provider when
 * it starts the consent, long before the node runs. What it reads is what serverOrigin() reads.
 */
const origin =
	'$self["baseUrl"].trim().replace(/^(?![a-z][a-z0-9+.-]*:\\/\\/)/i, "https://").replace(/^(https?:\\/\\/[^\\/?#]+).*$/i, "$1")';

const endpoint = (name: string, ownField: string) =>
	`={{ $self["provider"] === "custom" ? $self["${ownField}"] : ${origin} + "/oauth2/endpoint/connectionsProvider/${name}" }}`;

const customOnly = { show: { provider: ['custom'] } };

function pinned(name: string, value: string): INodeProperties {
	return { displayName: name, name, type: 'hidden', default: value };
}

export class ConnectionsOAuth2Api implements ICredentialType {
	name = 'connectionsOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'HCL Connections OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/connections.svg',
		dark: 'file:../icons/connections.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-hcl-connections/n8n-nodes-hcl-connections#oauth2';

	properties: INodeProperties[] = [
		baseUrlField,
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			options: [
				{
					name: 'Connections Server',
					value: 'connectionsProvider',
					description: "The server's own provider",
				},
				{ name: 'Custom', value: 'custom', description: 'Another one, e.g. a Keycloak in front' },
			],
			default: 'connectionsProvider',
			description: 'Who asks for the consent and gives the tokens',
		},
		{
			displayName: 'Authorization URL',
			name: 'authorizationUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://login.example.com/realms/connections/protocol/openid-connect/auth',
			displayOptions: customOnly,
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder:
				'e.g. https://login.example.com/realms/connections/protocol/openid-connect/token',
			displayOptions: customOnly,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'string',
			default: '',
			placeholder: 'e.g. callback_uri=https://n8n.example.com/rest/oauth2-credential/callback',
			description: 'What the provider wants in the address of the consent besides the standard',
			displayOptions: customOnly,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			description: 'Connections knows none; a provider in front of it may want some, e.g. openid',
		},
		...serverFields,
		pinned('grantType', 'authorizationCode'),
		pinned('authUrl', endpoint('authorize', 'authorizationUrl')),
		pinned('accessTokenUrl', endpoint('token', 'tokenUrl')),
		pinned('authentication', 'body'),
		// the name that n8n's own token requests look for
		pinned('ignoreSSLIssues', '={{ $self["allowUnauthorizedCerts"] }}'),
	];
}
