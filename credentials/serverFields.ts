import type { INodeProperties } from 'n8n-workflow';

/** The address of the server, first in both credential types. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://connections.example.com',
	description:
		'Address of the Connections server. With http:// the sign-in data travel unprotected. What a failed test says: ENOTFOUND, no host of this name; ECONNREFUSED, nothing answers at this port; EPROTO, no https there, so the address has another port or begins with http://.',
};

/** TLS and context roots, last in both credential types. */
export const serverFields: INodeProperties[] = [
	{
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'allowUnauthorizedCerts',
		type: 'boolean',
		default: false,
		description: 'Whether to connect even if the certificate of the server cannot be verified',
	},
	pathField('Files Path', 'filesPath', '/files'),
	pathField('Activities Path', 'activitiesPath', '/activities'),
	pathField('Communities Path', 'communitiesPath', '/communities'),
	pathField('Profiles Path', 'profilesPath', '/profiles'),
];

function pathField(displayName: string, name: string, root: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: root,
		placeholder: `e.g. ${root}`,
		description: 'Context root of the application, or its full address if it runs on another host',
	};
}
