import type { INode, INodeListSearchResult, INodeParameters, INodeType } from 'n8n-workflow';
import { additionalDataOf } from './additionalData';
import type { CredentialsHelper, StoredCredential } from './credentials';
import { authenticationOf } from './nodeRun';
import { CONNECTIONS_TYPE, nodeTypesOf } from './nodeTypes';
import type { Runtime } from './runtime';

/** What the editor sends when a user opens "From list" or types into it. */
export interface ListSearch {
	/** As in workflow JSON; n8n's defaults are added as the editor does, expressions stay. */
	parameters?: INodeParameters;
	filter?: string;
	/** What the page before gave. */
	paginationToken?: string;
	credentials?: StoredCredential;
	/** Where the parameter that is being filled lies, e.g. `parameters.libraryId`. */
	path?: string;
	/** Default: the Connections node. */
	type?: string;
}

/** Calls one of a node's `methods.listSearch` as the editor does. */
export async function searchList(
	runtime: Runtime,
	helper: CredentialsHelper,
	types: Record<string, INodeType>,
	method: string,
	search: ListSearch,
): Promise<INodeListSearchResult> {
	const type = search.type ?? CONNECTIONS_TYPE;
	const found = types[type]?.methods?.listSearch?.[method];
	if (!found) throw new Error(`Node type ${type} has no list search ${method}`);
	const { credentials } = search;
	const parameters = structuredClone({
		...authenticationOf(credentials),
		...search.parameters,
	});
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(credentials && {
			credentials: { [credentials.type]: { id: credentials.id ?? '1', name: 'Test' } },
		}),
	};
	const workflow = new runtime.workflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(types),
	});
	const additionalData = additionalDataOf(
		runtime,
		helper,
		{ id: 'list', name: 'List' } as never,
		workflow.nodes['Temp-Node'].parameters,
	);
	const context = new runtime.core.LoadOptionsContext(
		workflow,
		workflow.nodes['Temp-Node'],
		additionalData,
		search.path ?? `parameters.${method}`,
	);
	const result = await found.call(context, search.filter, search.paginationToken);
	const token: unknown = result.paginationToken;
	return typeof token === 'number' ? { ...result, paginationToken: String(token) } : result;
}
