import type { INode, INodeParameters } from 'n8n-workflow';

import type { Workflow } from '../host/rest';

/** What runs in n8n and is compared: our node, and what does the same in n8n without it. */
export type NodeName = 'connections' | 'httpRequest' | 'nextcloud';

/** A workflow that a webhook starts, whose POST tells what to do, and how it signs in. */
export interface Flow {
	workflow: Workflow;
	/** the node whose parameters a measurement may set */
	node: string;
	credential: { type: string; data: Record<string, unknown> };
}

interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: INodeParameters;
}

/** Each signs in as is usual where this package isn't installed. */
const credentials: Record<NodeName, (server: string) => Flow['credential']> = {
	connections: (server) => ({
		type: 'connectionsApi',
		data: { baseUrl: server, username: 'amy', password: 'amy-secret' },
	}),
	httpRequest: () => ({
		type: 'httpBasicAuth',
		data: { user: 'amy', password: 'amy-secret' },
	}),
	nextcloud: (server) => ({
		type: 'nextCloudApi',
		data: { webDavUrl: documents(server), user: 'amy', password: 'amy-secret' },
	}),
};

const documents = (server: string) => `${server}/files/basic/api/document`;
const myLibrary = (server: string) => `${server}/files/basic/api/myuserlibrary/feed`;

/** The webhook and these nodes in a row; the one that is compared, of that name, gets the credential. */
function flow(tool: NodeName, node: string, server: string, steps: Step[]): Flow {
	const credential = credentials[tool](server);
	const webhook: Step = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path: '', responseMode: 'lastNode', options: {} },
	};
	const nodes = [webhook, ...steps].map(
		(step, index): INode => ({
			...step,
			id: String(index),
			position: [index * 240, 0],
			...(step.name === node
				? { credentials: { [credential.type]: { id: '', name: 'Bench' } } }
				: {}),
		}),
	);
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index].name,
				{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
			]),
	);
	const settings = { executionOrder: 'v1' as const };
	return {
		node,
		credential,
		workflow: { name: `${node} by ${tool}`, nodes, connections, settings },
	};
}

const basic: INodeParameters = {
	authentication: 'genericCredentialType',
	genericAuthType: 'httpBasicAuth',
};

const httpRequest = (name: string, parameters: INodeParameters): Step => ({
	name,
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { ...basic, ...parameters },
});

const ours = (name: string, parameters: INodeParameters): Step => ({
	name,
	type: 'CUSTOM.connections',
	typeVersion: 1,
	parameters: { authentication: 'basicAuth', resource: 'file', ...parameters },
});

/** Parts the list in the webhook's body into items. */
const items: Step = {
	name: 'Items',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	parameters: { fieldToSplitOut: 'body.items', options: {} },
};

/** Uploads the files on disk that `{files}` matches. */
export function uploadFlow(tool: 'connections' | 'httpRequest', server: string): Flow {
	const read: Step = {
		name: 'Read File',
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1.1,
		parameters: { operation: 'read', fileSelector: '={{ $json.body.files }}', options: {} },
	};
	const upload =
		tool === 'connections'
			? ours('Upload', { operation: 'addFile', options: { uploadMethod: 'single' } })
			: httpRequest('Upload', {
					method: 'POST',
					url: myLibrary(server),
					sendQuery: true,
					queryParameters: {
						parameters: [{ name: 'label', value: '={{ $binary.data.fileName }}' }],
					},
					sendBody: true,
					contentType: 'binaryData',
					inputDataFieldName: 'data',
					options: {},
				});
	return flow(tool, 'Upload', server, [read, upload]);
}

/** Downloads the files of `{items: [{id}]}`; Nextcloud's node stands for those that buffer a file. */
export function downloadFlow(tool: NodeName, server: string): Flow {
	const steps: Record<NodeName, Step> = {
		connections: ours('Download', {
			operation: 'download',
			documentId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		}),
		httpRequest: httpRequest('Download', {
			url: `=${documents(server)}/{{ $json.id }}/media`,
			options: { response: { response: { responseFormat: 'file' } } },
		}),
		nextcloud: {
			name: 'Download',
			type: 'n8n-nodes-base.nextCloud',
			typeVersion: 1,
			parameters: { resource: 'file', operation: 'download', path: '={{ $json.id }}/media' },
		},
	};
	return flow(tool, 'Download', server, [items, steps[tool]]);
}

/** Lists my library: ours all of it, HTTP Request the pages of `{items: [{page}]}` for the XML node. */
export function listFlow(
	tool: 'connections' | 'httpRequest',
	server: string,
	pageSize: number,
): Flow {
	if (tool === 'connections') {
		const list = ours('List', { operation: 'getAll', list: 'myLibrary', returnAll: true });
		return flow(tool, 'List', server, [list]);
	}
	const pages = httpRequest('List', {
		url: `=${myLibrary(server)}?page={{ $json.page }}&ps=${pageSize}&includeTags=true`,
		options: { response: { response: { responseFormat: 'text', outputPropertyName: 'data' } } },
	});
	const xml: Step = {
		name: 'XML',
		type: 'n8n-nodes-base.xml',
		typeVersion: 1,
		parameters: { mode: 'xmlToJson', dataPropertyName: 'data', options: {} },
	};
	return flow(tool, 'List', server, [items, pages, xml]);
}
