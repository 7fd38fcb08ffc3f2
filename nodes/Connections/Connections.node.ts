import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { properties } from './actions/properties';
import { router } from './actions/router';
import { searchCommunities } from './listSearch/communities';
import { searchLibraries } from './listSearch/libraries';

export class Connections implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HCL Connections',
		name: 'connections',
		icon: {
			light: 'file:../../icons/connections.svg',
			dark: 'file:../../icons/connections.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Upload files to HCL (formerly IBM) Connections',
		defaults: { name: 'HCL Connections' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'connectionsApi',
				required: true,
				displayOptions: { show: { authentication: ['basicAuth'] } },
			},
		],
		properties,
	};

	methods = { listSearch: { searchCommunities, searchLibraries } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await router(this)];
	}
}
