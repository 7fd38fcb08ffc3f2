/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { AsyncLocalStorage } from 'node:async_hooks';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IPollFunctions,
	IWorkflowBase,
	Workflow,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { additionalDataOf } from './additionalData';
import type { CredentialsHelper, StoredCredential } from './credentials';
import { authenticationOf } from './nodeRun';
import { nodeTypesOf, TRIGGER_TYPE } from './nodeTypes';
import type { Runtime } from './runtime';

/** A polling trigger in an active workflow. */
export interface TriggerSetup {
	/** As in workflow JSON; n8n adds the defaults. */
	parameters?: INodeParameters;
	credentials?: StoredCredential;
	/**
	 * n8n's durable way: each poll is a job with a context of its own and works on a copy of what is
	 * stored, which is kept only where the poll succeeds. Default: its usual way, in memory.
	 */
	durable?: boolean;
	/** Default: our trigger. */
	type?: string;
}

/** What n8n does with a polling trigger, from its activation on. */
export interface PollingTrigger {
	/**
	 * Activates the workflow with what n8n has stored; the first poll is part of that, and what it
	 * throws is thrown. Without it no poll runs.
	 */
	activate(mode: WorkflowActivateMode): Promise<void>;
	/** One poll by the clock. Errors end in `errors`. */
	tick(): Promise<void>;
	/** Ends n8n without a word: what it has not stored is gone. */
	kill(): Promise<void>;
	/** Saves other parameters, as a republished workflow has them. */
	change(parameters: INodeParameters): void;
	/** The items of each execution that was started, in the order of their start. */
	readonly executions: INodeExecutionData[][];
	/** The json of all these items. */
	readonly told: IDataObject[];
	/** What polls threw after the activation. */
	readonly errors: Error[];
	/** What n8n has stored for the node. */
	stored(): IDataObject;
}

const NAME = 'Trigger';

/** The workflow with the trigger alone. */
export function triggerWorkflow({ parameters, credentials, type }: TriggerSetup): INode[] {
	return [
		{
			id: 'trigger',
			name: NAME,
			type: type ?? TRIGGER_TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters: { ...authenticationOf(credentials), ...parameters },
			...(credentials && {
				credentials: { [credentials.type]: { id: credentials.id ?? '1', name: 'Test' } },
			}),
		},
	];
}

/** One activation: the workflow in memory, and how its first poll and the later ones are run. */
interface Life {
	workflow: Workflow;
	node: INode;
	first(): IPollFunctions;
	later(): IPollFunctions;
}

/** What is stored for the node, of what is stored for the workflow. */
function stateIn(staticData: string): IDataObject {
	return (JSON.parse(staticData) as Record<string, IDataObject>)[`node:${NAME}`] ?? {};
}

/** Runs a polling trigger with n8n-core's own classes, as an n8n server does. */
export function pollingTrigger(
	runtime: Runtime,
	types: Record<string, INodeType>,
	helper: CredentialsHelper,
	setup: TriggerSetup,
): PollingTrigger {
	const { core } = runtime;
	const triggers = runtime.get(core.ActiveWorkflowTriggers);
	const executor = runtime.get(core.PollTriggerExecutor);
	const executions: INodeExecutionData[][] = [];
	const errors: Error[] = [];
	let { parameters } = setup;
	let disk = '{}';
	let cursor: IDataObject | null = null;
	let life: Life | null = null;

	const begin = (mode: WorkflowActivateMode): Life => {
		const nodes = triggerWorkflow({ ...setup, parameters });
		const base = { id: 'workflow', name: 'Workflow', nodes, connections: {}, active: true };
		const workflow = new runtime.workflow.Workflow({
			...base,
			nodeTypes: nodeTypesOf(types),
			staticData: JSON.parse(disk) as IDataObject,
			settings: {},
		});
		const node = workflow.nodes[NAME];
		const additionalData = additionalDataOf(runtime, helper, base as unknown as IWorkflowBase);
		const emitError = (error: Error) => void errors.push(error);
		const inMemory = () =>
			new core.PollContext(
				workflow,
				node,
				additionalData,
				'trigger',
				mode,
				(data: INodeExecutionData[][]) => {
					executions.push(data[0]);
					// n8n stores beside the start of the execution, without waiting
					disk = JSON.stringify(workflow.staticData);
				},
				emitError,
			);
		const asJob = () => {
			const staged = new AsyncLocalStorage<{ data: IDataObject }>();
			const commit = () => (cursor = structuredClone(staged.getStore()?.data ?? {}));
			return new core.PollContext(
				workflow,
				node,
				additionalData,
				'trigger',
				'update',
				(data: INodeExecutionData[][]) => {
					executions.push(data[0]);
					commit();
				},
				emitError,
				async () => void commit(),
				async (run: () => Promise<unknown>) =>
					await staged.run({ data: structuredClone(cursor ?? stateIn(disk)) }, run as never),
				() => staged.getStore()?.data ?? {},
				() => 36_000,
			);
		};
		const kept = inMemory();
		// the cursor of the durable way is made of what the activation has left
		const later = setup.durable ? asJob : () => kept;
		return { workflow, node, first: cursor === null ? () => kept : later, later };
	};

	return {
		executions,
		errors,
		get told() {
			return executions.flat().map(({ json }) => json);
		},
		async activate(mode) {
			const next = begin(mode);
			const { workflow } = next;
			const noTriggers = () => {
				throw new Error('This workflow has only a polling trigger');
			};
			try {
				await triggers.addAllTriggers(
					workflow.id,
					workflow,
					additionalDataOf(runtime, helper, workflow as unknown as IWorkflowBase),
					'trigger',
					mode,
					noTriggers as never,
					next.first as never,
				);
			} finally {
				// the clock is the test's
				await triggers.remove(workflow.id);
			}
			disk = JSON.stringify(workflow.staticData);
			life = next;
		},
		async tick() {
			if (!life) throw new Error('The workflow is not active');
			const { workflow, node, later } = life;
			await executor.create(workflow, node, later() as never, () => true)();
		},
		async kill() {
			life = null;
		},
		change(changed) {
			parameters = changed;
		},
		stored: () => cursor ?? stateIn(disk),
	};
}
