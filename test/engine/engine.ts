/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	INodeType,
} from 'n8n-workflow';
import { AGENT_TYPE, agentNode, agentWorkflow, type AgentRun } from './agent';
import { CredentialsHelper, type StoredCredential } from './credentials';
import { testCredential } from './credentialTest';
import { CredentialTypes } from './credentialTypes';
import { databaseStore } from './databaseStore';
import { searchList, type ListSearch } from './listSearch';
import {
	nodeResultOf,
	workflowAround,
	type BinaryMode,
	type NodeResult,
	type NodeRun,
} from './nodeRun';
import { loadPackage } from './nodeTypes';
import { pollingTrigger, type PollingTrigger, type TriggerSetup, triggerWorkflow } from './polling';
import { loadRuntime, type LogLine, type RequestProtection, type Runtime } from './runtime';
import { itemsNode, ITEMS_TYPE } from './standIns';
import { executeWorkflow, type WorkflowJson, type WorkflowResult } from './workflowRun';

export type { AgentRun, Model, RunBy, ToolSetup } from './agent';
export { sha256Of, sha256OfSeed, streamOfSeed, type FileSpec, type SeededBytes } from './binary';
export type { StoredCredential } from './credentials';
export type { ListSearch } from './listSearch';
export type { BinaryMode, NodeResult, NodeRun } from './nodeRun';
export { CONNECTIONS_TYPE, TRIGGER_TYPE } from './nodeTypes';
export type { PollingTrigger, TriggerSetup } from './polling';
export type { LogLine } from './runtime';
export type { ItemSpec } from './standIns';
export { fromAI, keyOf } from './toolType';
export type { WorkflowJson, WorkflowResult } from './workflowRun';

/** How to start the engine. */
export interface EngineOptions {
	/** n8n's user folder and binary store; default: a temporary one that `stop` removes. */
	folder?: string;
	/** The build output, to run the built node; default: the TypeScript sources. */
	distFolder?: string;
	/** Further node types by the type name that workflows give. */
	nodeTypes?: Record<string, INodeType>;
	/** Further credential types. */
	credentialTypes?: ICredentialType[];
}

/** One execution of a whole workflow. */
export interface WorkflowRun {
	workflow: WorkflowJson;
	credentials?: StoredCredential[];
	binaryMode?: BinaryMode;
	/** Aborting it presses Stop. */
	signal?: AbortSignal;
}

/** n8n's engine in this process: the real executor, binary store and HTTP helpers. */
export interface Engine {
	/** Executes one node on the given items. Never rejects for what the node does. */
	runNode(run: NodeRun): Promise<NodeResult>;
	/** Executes a workflow from its trigger. */
	runWorkflow(run: WorkflowRun): Promise<WorkflowResult>;
	/** Lets a model use the node as tools of an agent. Throws what the model's script throws. */
	runAgent(run: AgentRun): Promise<WorkflowResult & { answer: unknown }>;
	/** A polling trigger in a workflow that can be activated. */
	trigger(setup: TriggerSetup): PollingTrigger;
	/** What "Fetch Test Event" of a polling trigger shows. */
	fetchTestEvent(setup: TriggerSetup): Promise<WorkflowResult & { items: INodeExecutionData[] }>;
	/** What "Test" in the credential's form answers. */
	credentialTest(
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<INodeCredentialTestResult>;
	/** What "From list" of a resource locator answers; rejects with what the method throws. */
	listSearch(method: string, search?: ListSearch): Promise<INodeListSearchResult>;
	/**
	 * Switches on n8n's protection against requests to private addresses, as
	 * N8N_SSRF_PROTECTION_ENABLED does; `undefined` switches it off.
	 */
	protectRequests(settings?: Partial<Omit<RequestProtection, 'enabled'>>): void;
	/** Everything n8n and the nodes logged, oldest first. */
	readonly logs: LogLine[];
	/** The user folder in use. */
	readonly folder: string;
	/** The bytes of a binary that a run put out, wherever its mode keeps them. */
	bytesOf(binary: IBinaryData): Promise<Buffer>;
	/** Removes the folder if the engine made it. */
	stop(): Promise<void>;
}

const STORE_MODES = { filesystem: 'filesystem', memory: 'default', database: 'database' } as const;

/** Keeps runs of different binary modes apart: n8n has one mode for the whole process. */
function modeSwitch(runtime: Runtime, folder: string) {
	let current: BinaryMode | undefined;
	let running = 0;
	return async <T>(mode: BinaryMode, run: () => Promise<T>): Promise<T> => {
		if (mode !== current) {
			if (running > 0) throw new Error('Runs side by side must have the same binary mode');
			current = mode;
			running++;
			await runtime.setBinaryMode(STORE_MODES[mode], folder).finally(() => running--);
		}
		running++;
		return await run().finally(() => running--);
	};
}

/**
 * Starts n8n's engine. One after the other in a process: n8n keeps its settings and services in
 * module state, so those that no test changes stay as the first engine of the process made them.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
	const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'n8n-engine-')));
	const runtime = loadRuntime(folder);
	runtime.get(runtime.core.BinaryDataService).setManager('database', databaseStore());
	const built = loadPackage(options.distFolder);
	const nodes = { ...built.nodes, ...options.nodeTypes };
	const types = new CredentialTypes(runtime, [
		...built.credentials,
		...(options.credentialTypes ?? []),
	]);
	const helperFor = (stored: StoredCredential[]) => new CredentialsHelper(runtime, types, stored);
	const inMode = modeSwitch(runtime, folder);

	return {
		folder,
		logs: runtime.logs,
		protectRequests: runtime.protectRequests,
		async runNode(run) {
			const stored = run.credentials && structuredClone(run.credentials);
			const result = await inMode(run.binaryMode ?? 'filesystem', async () =>
				executeWorkflow(
					runtime,
					workflowAround(run),
					{ ...nodes, [ITEMS_TYPE]: itemsNode(run.items ?? [{}]) },
					helperFor(stored ? [stored] : []),
					run.signal,
				),
			);
			return nodeResultOf(result, stored);
		},
		async runWorkflow(run) {
			return await inMode(run.binaryMode ?? 'filesystem', async () =>
				executeWorkflow(
					runtime,
					run.workflow,
					nodes,
					helperFor(structuredClone(run.credentials ?? [])),
					run.signal,
				),
			);
		},
		async runAgent(run) {
			const result = await inMode('filesystem', async () =>
				executeWorkflow(
					runtime,
					agentWorkflow(run),
					{ ...nodes, [AGENT_TYPE]: agentNode(run) },
					helperFor(run.credentials ? [structuredClone(run.credentials)] : []),
					run.signal,
				),
			);
			if (result.error) throw result.error;
			return { ...result, answer: result.itemsOf('Agent')[0]?.json.answer };
		},
		trigger(setup) {
			const stored = setup.credentials ? [structuredClone(setup.credentials)] : [];
			return pollingTrigger(runtime, nodes, helperFor(stored), setup);
		},
		async fetchTestEvent(setup) {
			const workflow = { nodes: triggerWorkflow(setup), connections: {} };
			const stored = setup.credentials ? [structuredClone(setup.credentials)] : [];
			const result = await executeWorkflow(runtime, workflow, nodes, helperFor(stored));
			return { ...result, items: result.itemsOf(workflow.nodes[0].name) };
		},
		async credentialTest(type, data) {
			const helper = helperFor([{ type, data }]);
			return await testCredential(runtime, types, helper, Object.values(nodes), type, data);
		},
		async listSearch(method, search = {}) {
			const stored = search.credentials ? [structuredClone(search.credentials)] : [];
			return await searchList(runtime, helperFor(stored), nodes, method, search);
		},
		bytesOf: async (binary) =>
			await runtime.get(runtime.core.BinaryDataService).getAsBuffer(binary),
		async stop() {
			if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
		},
	};
}
