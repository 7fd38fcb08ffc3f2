import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialTypes } from './credentialTypes';
import type { Runtime } from './runtime';

type Data = ICredentialDataDecryptedObject;

/** A credential as a user saved it: the fields of the form, and for OAuth2 its `oauthTokenData`. */
export interface StoredCredential {
	/** Default: `1`. Nodes name it in `credentials: { type: { id } }`. */
	id?: string;
	type: string;
	data: Data;
}

/** Fields that n8n takes from the type and not from what is stored where the type hides them. */
const PINNED_FIELDS = [
	'useDynamicClientRegistration',
	'authUrl',
	'accessTokenUrl',
	'grantType',
	'authentication',
	'usePkce',
];

const NOWHERE: INode = {
	id: 'credential',
	name: '',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * What n8n's own CredentialsHelper does (n8n 2.41.1), with a list in memory in place of the
 * database, and without what only the server has: policies, external secrets, overwrites.
 */
export class CredentialsHelper implements ICredentialsHelper {
	constructor(
		private readonly runtime: Runtime,
		private readonly types: CredentialTypes,
		readonly stored: StoredCredential[],
	) {}

	getParentTypes(name: string) {
		return this.types.getParentTypes(name);
	}

	getCredentialsProperties(type: string) {
		return this.types.getProperties(type);
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.getByName(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (authenticate === undefined) return requestOptions;
		if (!workflow || !node) throw new Error('Declarative authentication needs workflow and node');
		const resolve = (text: string): string => {
			if (!this.runtime.workflow.isExpression(text)) return text;
			const found = workflow.expression.getSimpleParameterValue(
				node,
				text,
				'internal',
				{ $credentials: credentials },
				undefined,
				'',
			);
			return found ? found.toString() : '';
		};
		const request = requestOptions as unknown as Record<string, Record<string, unknown>>;
		request.headers ??= {};
		for (const [part, values] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				request[part] ??= {};
				request[part][resolve(key)] = resolve(value);
			}
		}
		return requestOptions;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.types.getByName(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || typeof type.preAuthentication !== 'function') return undefined;
		if (credentials[expirable] !== '' && !credentialsExpired) return undefined;
		const output = (await type.preAuthentication.call(helpers, credentials)) as Data;
		const reference = node.credentials?.[typeName];
		if (output[expirable] === undefined || !reference) return undefined;
		await this.updateCredentials(reference, typeName, { ...credentials, ...output });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(helpers: IHttpRequestHelper, credentials: Data, typeName: string) {
		const { preAuthentication } = this.types.getByName(typeName);
		if (typeof preAuthentication !== 'function') return undefined;
		return ((await preAuthentication.call(helpers, credentials)) as Data | undefined) ?? undefined;
	}

	async getCredentials(reference: INodeCredentialsDetails, type: string) {
		const { id, data } = this.find(reference, type);
		const credentials = new this.runtime.core.Credentials(
			{ id: id ?? '1', name: reference.name },
			type,
		);
		await credentials.setData(data);
		return credentials;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const data = structuredClone(this.find(reference, type).data);
		if (raw === true) return data;
		return await this.complete(additionalData, data, type, mode, executeData, values);
	}

	/** Fills in the type's defaults and resolves expressions, as n8n does before each use. */
	async complete(
		additionalData: IWorkflowExecuteAdditionalData,
		data: Data,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		values?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const { NodeHelpers, Workflow: WorkflowClass } = this.runtime.workflow;
		const properties = this.types.getProperties(type);
		const given = { ...data };
		for (const field of PINNED_FIELDS) {
			if (properties.some(({ name, type: kind }) => name === field && kind === 'hidden')) {
				delete given[field];
			}
		}
		const completed = NodeHelpers.getNodeParameters(
			properties,
			given as INodeParameters,
			true,
			false,
			null,
			null,
		) as Data;
		for (const kept of ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains']) {
			if (data[kept] !== undefined) completed[kept] ??= data[kept];
		}
		if (data.oauthTokenData !== undefined) completed.oauthTokenData = data.oauthTokenData;
		const keys = this.runtime.core.getAdditionalKeys(additionalData, mode, null, {
			isCredential: true,
		});
		if (values) {
			return values.workflow.expression.getParameterValue(
				completed as INodeParameters,
				values.runExecutionData,
				values.runIndex,
				values.itemIndex,
				values.node.name,
				values.connectionInputData,
				mode,
				keys,
				executeData,
				false,
				completed,
			) as Data;
		}
		const workflow = new WorkflowClass({
			nodes: [],
			connections: {},
			active: false,
			nodeTypes: { getByName: never, getByNameAndVersion: never, getKnownTypes: () => ({}) },
		});
		return workflow.expression.getComplexParameterValue(
			NOWHERE,
			completed as INodeParameters,
			mode,
			keys,
			undefined,
			undefined,
			completed,
		) as Data;
	}

	async updateCredentials(reference: INodeCredentialsDetails, type: string, data: Data) {
		this.find(reference, type).data = structuredClone(data);
	}

	async updateCredentialsOauthTokenData(
		reference: INodeCredentialsDetails,
		type: string,
		data: Data,
	) {
		const stored = this.find(reference, type);
		stored.data = { ...stored.data, oauthTokenData: structuredClone(data.oauthTokenData) };
	}

	private find(reference: INodeCredentialsDetails, type: string): StoredCredential {
		const ofType = this.stored.filter((credential) => credential.type === type);
		const found = ofType.find(({ id = '1' }) => id === reference.id) ?? ofType[0];
		if (!found) throw new Error(`No credential of type ${type} was given to this run`);
		return found;
	}
}

function never(): never {
	throw new Error('A credential has no nodes');
}
