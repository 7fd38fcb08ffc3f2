import type { INode } from 'n8n-workflow';

/**
 * Whether the node serves an AI agent as a tool. n8n's own `isToolExecution` says so only where the
 * agent calls the tool itself; agents of today let the engine run it, where it says no (read in
 * n8n-core 2.41). The type of the node tells in both cases, and in older versions.
 */
export const isTool = (context: { getNode(): INode }) => isToolNode(context.getNode());

/** Whether that node is the tool which n8n makes of ours. */
export const isToolNode = ({ type }: INode) => type.endsWith('Tool');
