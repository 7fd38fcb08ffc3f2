import type {
	INode,
	INodeType,
	IRun,
	IRunData,
	IWorkflowBase,
	INodeExecutionData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { additionalDataOf } from './additionalData';
import type { CredentialsHelper } from './credentials';
import { nodeTypesOf } from './nodeTypes';
import type { Runtime } from './runtime';

/** A workflow as the editor exports it; only `nodes` and `connections` are needed. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> & Partial<IWorkflowBase>;

/** How an execution ended. */
export interface WorkflowResult {
	/** `success`, `error` or `canceled`, as n8n's list of executions says. */
	status: IRun['status'];
	/** What ended the execution before its end. */
	error?: Error & { description?: string | null; httpCode?: string | null };
	runData: IRunData;
	/** The items that left a node by one of its outputs (0: success, 1: error), of its last run. */
	itemsOf(nodeName: string, output?: number): INodeExecutionData[];
	/** The hints that a node gave in its last run. */
	hintsOf(nodeName: string): NodeExecutionHint[];
}

function resultOf(run: IRun): WorkflowResult {
	const { runData, error } = run.data.resultData;
	const last = (nodeName: string) => runData[nodeName]?.at(-1);
	return {
		status: run.status,
		error: error as WorkflowResult['error'],
		runData,
		itemsOf: (nodeName, output = 0) => last(nodeName)?.data?.main?.[output] ?? [],
		hintsOf: (nodeName) => last(nodeName)?.hints ?? [],
	};
}

/** An execution that n8n does not begin, e.g. because a required parameter is empty. */
function refused(error: Error): WorkflowResult {
	return { status: 'error', error, runData: {}, itemsOf: () => [], hintsOf: () => [] };
}

function triggerOf(workflow: WorkflowJson, types: ReturnType<typeof nodeTypesOf>): INode {
	const trigger = workflow.nodes.find(({ type: name, typeVersion }) => {
		const type = types.getByNameAndVersion(name, typeVersion);
		return 'trigger' in type || 'poll' in type;
	});
	if (!trigger) throw new Error('The workflow has no trigger');
	return trigger;
}

/**
 * Executes a workflow from its trigger to its end with n8n's WorkflowExecute, as "Execute
 * workflow" in the editor does.
 * @param signal aborting it is a press on Stop: the execution is cancelled in the way n8n does it,
 * and the result comes when the node that was at work has ended.
 */
export async function executeWorkflow(
	runtime: Runtime,
	workflowJson: WorkflowJson,
	types: Record<string, INodeType>,
	credentialsHelper: CredentialsHelper,
	signal?: AbortSignal,
): Promise<WorkflowResult> {
	const json = structuredClone(workflowJson);
	const nodeTypes = nodeTypesOf(types);
	const base: IWorkflowBase = {
		id: 'workflow',
		name: 'Workflow',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
		...json,
	};
	const workflow = new runtime.workflow.Workflow({
		id: base.id,
		name: base.name,
		nodes: base.nodes,
		connections: base.connections,
		active: false,
		nodeTypes,
		settings: base.settings,
	});
	const additionalData = additionalDataOf(runtime, credentialsHelper, base);
	const startNode = workflow.getNode(triggerOf(json, nodeTypes).name) ?? undefined;
	const executor = new runtime.core.WorkflowExecute(additionalData, 'manual');
	let execution: ReturnType<typeof executor.run>;
	try {
		execution = executor.run({ workflow, startNode });
	} catch (error) {
		return refused(error as Error);
	}
	const stop = () => execution.cancel();
	signal?.addEventListener('abort', stop, { once: true });
	if (signal?.aborted) stop();
	try {
		return resultOf(await execution);
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}
