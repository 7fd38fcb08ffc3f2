import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { StoredCredential } from './credentials';
import { authenticationOf, node, usedCredential } from './nodeRun';
import { TOOL_TYPE } from './nodeTypes';
import type { WorkflowJson } from './workflowRun';

/** A tool that is connected to an agent: the node, its parameters partly left to the model. */
export interface ToolSetup {
	/** The node's name, after which the model calls the tool. */
	name: string;
	/** As in workflow JSON; `fromAI` stands where the model decides. */
	parameters: INodeParameters;
}

/** A tool as n8n hands it to an agent. */
export interface AgentTool {
	name: string;
	description: string;
	schema: { parse(given: unknown): IDataObject; shape: Record<string, unknown> };
	invoke(given: IDataObject): Promise<string>;
}

/** Calls a tool by its node's name; gives what the model then reads, one entry an item. */
export type UseTool = (name: string, given?: IDataObject) => Promise<IDataObject[]>;

/** What answers in the place of a model. */
export type Model = (use: UseTool, tools: AgentTool[]) => Promise<unknown>;

/**
 * Who runs the node of a tool. `engine`: the agent asks the engine for it, as n8n's agents do today.
 * `agent`: the agent calls the tool itself, as its older versions, sub-agents and MCP servers do.
 */
export type RunBy = 'engine' | 'agent';

/** A conversation of a model with tools. */
export interface AgentRun {
	tools: ToolSetup[];
	model: Model;
	by: RunBy;
	credentials?: StoredCredential;
	/** Aborting it presses Stop. */
	signal?: AbortSignal;
}

/** The type name of the agent in its workflow. */
export const AGENT_TYPE = 'test.agent';

const AGENT = 'Agent';

/** The workflow with the agent and its tools. */
export function agentWorkflow({ tools, credentials }: AgentRun): WorkflowJson {
	const toolNodes = tools.map(({ name, parameters }) =>
		node(name, TOOL_TYPE, {
			parameters: { ...authenticationOf(credentials), ...parameters },
			...usedCredential(credentials),
		}),
	);
	const toAgent = (type: 'main' | 'ai_tool') => ({
		[type]: [[{ node: AGENT, type, index: 0 }]],
	});
	return {
		nodes: [node('Manual', 'n8n-nodes-base.manualTrigger'), node(AGENT, AGENT_TYPE), ...toolNodes],
		connections: {
			Manual: toAgent('main'),
			...Object.fromEntries(tools.map(({ name }) => [name, toAgent('ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	};
}

type Response = Parameters<NonNullable<INodeType['execute']>>[0];

/** A call that the model waits for. */
interface Call {
	name: string;
	given: IDataObject;
	settle(read: string): void;
}

/**
 * An agent: it asks n8n for its tools and for their results, as n8n's own agents do, and leaves it to
 * the model what to call.
 */
export function agentNode({ model, by }: AgentRun): INodeType {
	let conversation: Promise<{ answer: unknown }> | undefined;
	let waiting: Call | undefined;
	let called: (call: Call) => void = () => undefined;
	let count = 0;

	return {
		description: {
			displayName: AGENT,
			name: AGENT_TYPE,
			group: ['transform'],
			version: 1,
			description: 'Stands in for an AI agent',
			defaults: { name: AGENT },
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions, response?: Response) {
			const tools = (await this.getInputConnectionData(
				NodeConnectionTypes.AiTool,
				0,
			)) as AgentTool[];
			const nextCall = new Promise<Call>((resolve) => {
				called = resolve;
			});
			const use: UseTool = async (name, given = {}) => {
				const tool = tools.find((one) => one.name === name.replace(/[^\w-]+/g, '_'));
				if (!tool) throw new Error(`The agent has no tool ${name}`);
				const checked = tool.schema.parse(given);
				const read =
					by === 'agent'
						? await tool.invoke(checked).catch(errorRead)
						: await new Promise<string>((settle) => called({ name, given: checked, settle }));
				return JSON.parse(read) as IDataObject[];
			};
			if (waiting) waiting.settle(readOf(response));
			conversation ??= model(use, tools).then((answer) => ({ answer }));
			const next = await Promise.race([nextCall, conversation]);
			if ('answer' in next) return [[{ json: { answer: next.answer } as IDataObject }]];
			waiting = next;
			return {
				actions: [
					{
						actionType: 'ExecutionNodeAction' as const,
						nodeName: next.name,
						input: next.given,
						type: NodeConnectionTypes.AiTool,
						id: `call-${++count}`,
						metadata: { itemIndex: 0 },
					},
				],
				metadata: {},
			};
		},
	} as INodeType;
}

/** What a model reads of an error that a tool throws. */
const errorRead = (error: Error) => JSON.stringify([{ error: error.message }]);

/** What a model reads of the last result that the engine hands back. */
function readOf(response?: Response): string {
	const data = response?.actionResponses.at(-1)?.data;
	const items: INodeExecutionData[] = data?.data?.ai_tool?.[0] ?? [];
	return items.length === 0 && data?.error
		? errorRead(data.error as unknown as Error)
		: JSON.stringify(items.map(({ json }) => json));
}
