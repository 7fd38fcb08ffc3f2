import type {
	INode,
	INodeExecutionData,
	INodeParameters,
	IWorkflowSettings,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { StoredCredential } from './credentials';
import { CONNECTIONS_TYPE } from './nodeTypes';
import { ITEMS_TYPE, type ItemSpec } from './standIns';
import type { WorkflowJson, WorkflowResult } from './workflowRun';

/** Where the binaries of a run lie: on disk, in the item itself, or in a store without streams. */
export type BinaryMode = 'filesystem' | 'memory' | 'database';

/** One execution of one node. */
export interface NodeRun {
	/** What comes in; default: one empty item. */
	items?: ItemSpec[];
	/**
	 * As in workflow JSON; n8n adds the defaults. A missing `authentication` is set to fit the
	 * credential.
	 */
	parameters: INodeParameters;
	credentials?: StoredCredential;
	/** The node's own settings tab. */
	nodeOptions?: Partial<
		Pick<
			INode,
			| 'alwaysOutputData'
			| 'executeOnce'
			| 'maxTries'
			| 'onError'
			| 'retryOnFail'
			| 'waitBetweenTries'
		>
	>;
	/** Default: `filesystem`. */
	binaryMode?: BinaryMode;
	workflowSettings?: IWorkflowSettings;
	/** Aborting it presses Stop. */
	signal?: AbortSignal;
	/** Default: the Connections node. */
	type?: string;
	typeVersion?: number;
}

/** What came of it. */
export interface NodeResult {
	/** The items of the success branch. */
	items: INodeExecutionData[];
	/** The items of the error branch, with `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** Set when the execution failed or was stopped. */
	error?: WorkflowResult['error'];
	status: WorkflowResult['status'];
	hints: NodeExecutionHint[];
	runData: WorkflowResult['runData'];
	/** The credential as it is stored now: an OAuth2 token may have been renewed. */
	credentials?: StoredCredential;
}

/** The name of the node under test in the workflow of a {@link NodeRun}. */
export const NODE_NAME = 'Connections';

/** The node's `authentication` that shows this credential. */
export function authenticationOf(credentials?: StoredCredential): INodeParameters {
	if (!credentials) return {};
	return { authentication: credentials.type.endsWith('OAuth2Api') ? 'oAuth2' : 'basicAuth' };
}

function link(node: string) {
	return { main: [[{ node, type: 'main' as const, index: 0 }]] };
}

/** A node as workflow JSON has it. */
export const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

/** How a node names the credential that it uses. */
export const usedCredential = (credentials?: StoredCredential): Pick<INode, 'credentials'> =>
	credentials
		? { credentials: { [credentials.type]: { id: credentials.id ?? '1', name: 'Test' } } }
		: {};

/** Trigger → items → the node: what a single node needs around it to be executed. */
export function workflowAround(run: NodeRun): WorkflowJson {
	return {
		nodes: [
			node('Manual', 'n8n-nodes-base.manualTrigger'),
			node('Items', ITEMS_TYPE),
			node(NODE_NAME, run.type ?? CONNECTIONS_TYPE, {
				typeVersion: run.typeVersion ?? 1,
				parameters: { ...authenticationOf(run.credentials), ...run.parameters },
				...usedCredential(run.credentials),
				...run.nodeOptions,
			}),
		],
		connections: { Manual: link('Items'), Items: link(NODE_NAME) },
		settings: { executionOrder: 'v1', ...run.workflowSettings },
	};
}

/** Takes the node's part out of an execution. */
export function nodeResultOf(result: WorkflowResult, credentials?: StoredCredential): NodeResult {
	return {
		items: result.itemsOf(NODE_NAME),
		errorItems: result.itemsOf(NODE_NAME, 1),
		error: result.error,
		status: result.status,
		hints: result.hintsOf(NODE_NAME),
		runData: result.runData,
		credentials,
	};
}
