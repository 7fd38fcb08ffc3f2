/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { ICredentialType, IDataObject, INodeType, INodeTypes } from 'n8n-workflow';
import { CORE_NODES } from './standIns';
import { toolOf } from './toolType';

/** The type under which users' workflows store our node. */
export const CONNECTIONS_TYPE = 'n8n-nodes-hcl-connections.connections';

/** The type of the tool that n8n makes of our node for AI agents. */
export const TOOL_TYPE = `${CONNECTIONS_TYPE}Tool`;

/** The type of our trigger. */
export const TRIGGER_TYPE = 'n8n-nodes-hcl-connections.connectionsTrigger';

const ROOT = resolve(__dirname, '../..');

/** Loads a module's one exported class and makes an instance, as n8n's loader does. */
function instanceFrom<T>(path: string, className: string): T | undefined {
	const file = [`${path}.js`, `${path}.ts`].find((candidate) => existsSync(candidate));
	if (!file) return undefined;
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded after n8n's settings are made
	const loaded = require(file) as Record<string, new () => T>;
	return new loaded[className]();
}

/** Gives a polling node the times of polling, as n8n's loader does. */
function withPollTimes(node: INodeType): INodeType {
	const require = createRequire(__filename);
	const { commonPollingParameters } =
		require('n8n-core/dist/nodes-loader/constants') as typeof import('n8n-core/dist/nodes-loader/constants');
	const { description } = node;
	description.properties = [...commonPollingParameters, ...description.properties];
	return node;
}

/** The package's nodes and credentials: the built ones from `distFolder`, else the sources. */
export function loadPackage(distFolder?: string): {
	nodes: Record<string, INodeType>;
	credentials: ICredentialType[];
} {
	const base = distFolder ? resolve(distFolder) : ROOT;
	const node = instanceFrom<INodeType>(
		join(base, 'nodes/Connections/Connections.node'),
		'Connections',
	);
	const trigger = instanceFrom<INodeType>(
		join(base, 'nodes/Connections/ConnectionsTrigger.node'),
		'ConnectionsTrigger',
	);
	const credentials = ['ConnectionsApi', 'ConnectionsOAuth2Api'].flatMap(
		(name) =>
			instanceFrom<ICredentialType>(join(base, `credentials/${name}.credentials`), name) ?? [],
	);
	const nodes = {
		...(node && { [CONNECTIONS_TYPE]: node, [TOOL_TYPE]: toolOf(node) }),
		...(trigger && { [TRIGGER_TYPE]: withPollTimes(trigger) }),
	};
	return { nodes, credentials };
}

/** n8n's view on the node types of one run. */
export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const known: Record<string, INodeType> = { ...CORE_NODES, ...types };
	const find = (name: string): INodeType => {
		const type = known[name];
		if (!type) throw new Error(`The engine harness knows no node type ${name}`);
		return type;
	};
	return {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => known as unknown as IDataObject,
	};
}
