import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { applicationAddress, type ServerAddress } from '../nodes/Connections/api/server/address';
import { baseUrlField, serverFields } from './serverFields';

export class ConnectionsApi implements ICredentialType {
	name = 'connectionsApi';

	displayName = 'HCL Connections API';

	icon: Icon = {
		light: 'file:../icons/connections.svg',
		dark: 'file:../icons/connections.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-hcl-connections/n8n-nodes-hcl-connections#credentials';

	properties: INodeProperties[] = [
		baseUrlField,
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ajones@example.com',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		...serverFields,
	];

	/**
	 * Signs a request; an address without a host is one of Files on the server of the credential.
	 * n8n's HTTP Request node hands over options of an older shape: "uri" instead of "url", and
	 * another name for the TLS switch.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { username, password, allowUnauthorizedCerts } = credentials;
		const path = requestOptions.url?.startsWith('/') ? requestOptions.url : undefined;
		const files = () => applicationAddress(credentials as unknown as ServerAddress, 'files');
		const signature = Buffer.from(`${String(username)}:${String(password)}`).toString('base64');
		const untrusted = { skipSslCertificateValidation: true, rejectUnauthorized: false };
		return {
			...requestOptions,
			...(path === undefined ? {} : { url: files() + path }),
			headers: { ...requestOptions.headers, Authorization: `Basic ${signature}` },
			...(allowUnauthorizedCerts === true ? untrusted : {}),
		};
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '', url: '/basic/api/nonce', disableFollowRedirect: true },
		rules: [
			refused(401, 'Connections refused the user name or password'),
			refused(404, 'Nothing found there: check the Base URL and the Files Path'),
			// a declarative test takes any 200 for a success, a login page too; but a nonce is no markup
			...['<', '\n', '\r', '\t', ' ', '\uFEFF'].map(webPage),
			// n8n reads each rule by its type, only their type in TypeScript wants them all alike
		] as ICredentialTestRequest['rules'],
	};
}

type TestRule = NonNullable<ICredentialTestRequest['rules']>[number];

function refused(status: number, message: string): TestRule {
	return { type: 'responseCode', properties: { value: status, message } };
}

function webPage(firstCharacter: string): TestRule {
	const message =
		'A web page answered instead of Connections: check the Base URL and the Files Path';
	return { type: 'responseSuccessBody', properties: { key: '0', value: firstCharacter, message } };
}
