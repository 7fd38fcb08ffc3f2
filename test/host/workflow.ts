import type { INodeParameters } from 'n8n-workflow';

import type { Workflow } from './rest';

/** What is set in a workflow before it runs: values that a file cannot know beforehand. */
export interface WorkflowValues {
	/** Parameters by the node's name; they replace those of the same name. */
	parameters?: Record<string, INodeParameters>;
	/** The id of a stored credential by the credential's type. */
	credentials?: Record<string, string>;
}

/** A copy of a workflow in which the given parameters and credentials' ids are set. */
export function fillIn(workflow: Workflow, values: WorkflowValues): Workflow {
	const unknown = Object.keys(values.parameters ?? {}).filter(
		(name) => !workflow.nodes.some((node) => node.name === name),
	);
	if (unknown.length > 0) throw new Error(`The workflow has no node ${unknown.join(', ')}.`);
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			parameters: { ...node.parameters, ...values.parameters?.[node.name] },
			credentials: Object.fromEntries(
				Object.entries(node.credentials ?? {}).map(([type, { id, name }]) => [
					type,
					{ id: values.credentials?.[type] ?? id, name },
				]),
			),
		})),
	};
}

/** A workflow out of an imported JSON file, whose types TypeScript takes too widely. */
export function asWorkflow(json: { name: string; nodes: object[]; connections: object }): Workflow {
	return json as Workflow;
}
