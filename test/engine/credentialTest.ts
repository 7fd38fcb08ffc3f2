import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialTestRequest,
	INode,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { additionalDataOf } from './additionalData';
import type { CredentialsHelper } from './credentials';
import type { CredentialTypes } from './credentialTypes';
import { nodeTypesOf } from './nodeTypes';
import type { Runtime } from './runtime';

const NODE: INode = {
	id: 'temp',
	name: 'Temp-Node',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function ok(message: string): INodeCredentialTestResult {
	return { status: 'OK', message };
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

/** The verdict of n8n on a declarative test whose request failed. */
function verdictOn(error: unknown, test: ICredentialTestRequest): INodeCredentialTestResult {
	const { cause, message } = error as Error & {
		cause?: { code?: string; response?: { status: number; statusText: string } };
	};
	if (!cause?.response) return failed(cause?.code ?? message);
	const { status, statusText } = cause.response;
	for (const rule of test.rules ?? []) {
		if (rule.type === 'responseCode' && rule.properties.value === status) {
			return failed(rule.properties.message);
		}
	}
	if (status >= 199 && status <= 299) return failed(message);
	return failed(statusText || `Received HTTP status code: ${status}`);
}

async function testByRequest(
	runtime: Runtime,
	helper: CredentialsHelper,
	type: string,
	data: ICredentialDataDecryptedObject,
	test: ICredentialTestRequest,
): Promise<INodeCredentialTestResult> {
	const { ExecuteContext, RoutingNode } = runtime.core;
	const node: INode = { ...NODE, credentials: { [type]: { id: '1', name: 'Test' } } };
	const description = {
		displayName: 'Temp',
		name: NODE.type,
		version: 1,
		group: [],
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: type, required: true }],
		properties: [
			{
				displayName: 'Temp',
				name: 'temp',
				type: 'string',
				default: '',
				routing: { request: test.request },
			},
		],
	} as unknown as INodeTypeDescription;
	const nodeType: INodeType = { description };
	const workflow = new runtime.workflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf({ [NODE.type]: nodeType }),
	});
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataOf(runtime, helper, { id: 'test', name: 'Test' } as never),
		'internal',
		runtime.workflow.createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	let output: Awaited<ReturnType<InstanceType<typeof RoutingNode>['runNode']>>;
	try {
		output = await new RoutingNode(context, nodeType, {
			id: '1',
			name: 'Test',
			type,
			data,
		} as never).runNode();
	} catch (error) {
		return verdictOn(error, test);
	}
	for (const rule of test.rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		const found = rule.properties.key
			.split('.')
			.reduce<unknown>(
				(value, key) => (value as Record<string, unknown> | undefined)?.[key],
				output?.[0]?.[0]?.json,
			);
		if (found === rule.properties.value) return failed(rule.properties.message);
	}
	return ok('Connection successful!');
}

/**
 * What the editor's "Test" of a credential does (n8n 2.41.1): the type's declarative `test`, else
 * for OAuth2 whether there is a token, else the node's function that `testedBy` names.
 * @param data the fields of the form as the user filled them
 */
export async function testCredential(
	runtime: Runtime,
	types: CredentialTypes,
	helper: CredentialsHelper,
	nodes: INodeType[],
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const additionalData = additionalDataOf(runtime, helper, { id: 'test', name: 'Test' } as never);
	const complete = await helper.complete(additionalData, data, type, 'internal');
	const { test } = types.getByName(type);
	if (test) return await testByRequest(runtime, helper, type, complete, test);
	for (const node of nodes) {
		const uses = node.description.credentials?.find(({ name }) => name === type);
		if (!uses) continue;
		if (types.getParentTypes(type).includes('oAuth2Api')) {
			const token = complete.oauthTokenData;
			return typeof token === 'object' && token !== null && 'access_token' in token
				? ok('OAuth2 credential has an access token')
				: failed('OAuth2 credential has no access token');
		}
		if (typeof uses.testedBy === 'string') {
			const context: ICredentialTestFunctions = new runtime.core.CredentialTestContext(
				additionalData,
			);
			const method = node.methods?.credentialTest?.[uses.testedBy];
			if (method)
				return await method.call(context, { id: '1', name: 'Test', type, data: complete });
		} else if (uses.testedBy) {
			return await testByRequest(runtime, helper, type, complete, uses.testedBy);
		}
	}
	return failed('No testing function found for this credential.');
}
