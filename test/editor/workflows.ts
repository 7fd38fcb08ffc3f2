import type { INode, INodeParameters } from 'n8n-workflow';

import type { Workflow } from '../host/rest';

/** The file that the workflows read, relative to n8n's folder. */
export const FILE = 'plan.txt';

const CREDENTIAL_TYPE = 'connectionsOAuth2Api';

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
	more: Partial<INode> = {},
): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, ...more };
}

const readFile = node('Read File', 'n8n-nodes-base.readWriteFile', 1.1, {
	operation: 'read',
	fileSelector: FILE,
	options: {},
});

/** A node of ours. */
export function connectionsNode(parameters: INodeParameters, more?: Partial<INode>): INode {
	return node('HCL Connections', 'n8n-nodes-hcl-connections.connections', 1, parameters, more);
}

/** A workflow of nodes one after the other. */
export function chain(name: string, nodes: INode[]): Workflow {
	return {
		name,
		nodes: nodes.map((one, index) => ({ ...one, position: [index * 220, 0] })),
		connections: Object.fromEntries(
			nodes
				.slice(0, -1)
				.map((one, index) => [
					one.name,
					{ main: [[{ node: nodes[index + 1].name, type: 'main' as const, index: 0 }]] },
				]),
		),
	};
}

/** Reads the file by hand; the node that uploads it is added in the editor. */
export const unfinished = chain('By hand', [
	node('Manual Trigger', 'n8n-nodes-base.manualTrigger', 1, {}),
	readFile,
]);

/** Uploads the file into my library every few seconds, over the one that is there. */
export function scheduled(credentialId: string): Workflow {
	return chain('By itself', [
		node('Schedule Trigger', 'n8n-nodes-base.scheduleTrigger', 1.2, {
			rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] },
		}),
		readFile,
		connectionsNode(
			{
				authentication: 'oAuth2',
				resource: 'file',
				operation: 'addFile',
				additionalFields: { replace: true },
			},
			{ credentials: { [CREDENTIAL_TYPE]: { id: credentialId, name: 'By hand' } } },
		),
	]);
}

/** Uploads the file by hand and shares it with people whose user IDs are stored as mere texts. */
export function sharing(type: string, credentialId: string, shareWith: string[]): Workflow {
	return chain('Shared', [
		...unfinished.nodes,
		connectionsNode(
			{ resource: 'file', operation: 'addFile', additionalFields: { shareWith } },
			{ credentials: { [type]: { id: credentialId, name: 'Shared' } } },
		),
	]);
}

/** Reads the file by hand and has one node of ours, with these parameters. */
export function byHand(
	credential: { type: string; id: string },
	parameters: INodeParameters,
	between: INode[] = [],
): Workflow {
	return chain('By hand', [
		...unfinished.nodes,
		...between,
		connectionsNode(parameters, {
			credentials: { [credential.type]: { id: credential.id, name: 'By hand' } },
		}),
	]);
}

/** A node of n8n that drops the file of an item. */
export const editFields = node('Edit Fields', 'n8n-nodes-base.set', 3.4, {
	mode: 'manual',
	assignments: { assignments: [{ id: 'a', name: 'title', type: 'string', value: 'Plan' }] },
	options: {},
});

/** Reads the file by hand, and has a node that takes its library and file from the data. */
export const fromData = chain('From data', [
	...unfinished.nodes,
	connectionsNode({
		resource: 'file',
		operation: 'addAttachment',
		library: 'library',
		libraryId: { __rl: true, mode: 'id', value: '={{ $json.fileName }}' },
		documentId: { __rl: true, mode: 'id', value: '={{ $json.fileExtension }}' },
	}),
]);

/** Has the trigger node alone, with these parameters. */
export function triggered(
	credential: { type: string; id: string },
	parameters: INodeParameters = {},
): Workflow {
	return chain('Triggered', [
		node('HCL Connections Trigger', 'n8n-nodes-hcl-connections.connectionsTrigger', 1, parameters, {
			credentials: { [credential.type]: { id: credential.id, name: 'By hand' } },
		}),
	]);
}
