import { randomUUID } from 'node:crypto';
import type { INodeParameters, IWorkflowBase, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { CredentialsHelper } from './credentials';
import type { Runtime } from './runtime';

const BASE = 'http://localhost:5678';

/** A service that an n8n server would give and that no run of these tests may touch. */
function absent(name: string): () => never {
	return () => {
		throw new Error(`The engine harness has no ${name}`);
	};
}

/** What an execution knows of its surroundings; n8n wants absolute addresses in it. */
export function additionalDataOf(
	runtime: Runtime,
	credentialsHelper: CredentialsHelper,
	workflow: IWorkflowBase,
	currentNodeParameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	const executionId = randomUUID();
	const { ExecutionLifecycleHooks, ExternalSecretsProxy } = runtime.core;
	return {
		credentialsHelper,
		executionId,
		workflowId: workflow.id,
		workflowSettings: workflow.settings,
		currentNodeExecutionIndex: 0,
		currentNodeParameters,
		userId: 'user',
		variables: {},
		restApiUrl: `${BASE}/rest`,
		instanceBaseUrl: `${BASE}/`,
		formBaseUrl: `${BASE}/form`,
		formWaitingBaseUrl: `${BASE}/form-waiting`,
		formTestBaseUrl: `${BASE}/form-test`,
		webhookBaseUrl: `${BASE}/webhook`,
		webhookWaitingBaseUrl: `${BASE}/webhook-waiting`,
		webhookTestBaseUrl: `${BASE}/webhook-test`,
		mcpBaseUrl: `${BASE}/mcp`,
		mcpTestBaseUrl: `${BASE}/mcp-test`,
		executeWorkflow: absent('sub-workflows'),
		getRunExecutionData: absent('stored executions'),
		getRuntimeCredential: absent('runtime credentials'),
		startRunnerTask: absent('task runner'),
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		externalSecretsProxy: runtime.get(ExternalSecretsProxy),
		hooks: new ExecutionLifecycleHooks('manual', executionId, workflow),
		ssrfBridge: runtime.requestGuard() as never,
	};
}
