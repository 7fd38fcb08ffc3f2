import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { searchActivities } from './listSearch/activities';
import { searchCommunities } from './listSearch/communities';
import { searchFiles } from './listSearch/files';
import { searchFolders } from './listSearch/folders';
import { searchLibraries } from './listSearch/libraries';
import { poll } from './trigger/poll';
import { properties, subtitle } from './trigger/properties';

export class ConnectionsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HCL Connections Trigger',
		name: 'connectionsTrigger',
		icon: {
			light: 'file:../../icons/connections.svg',
			dark: 'file:../../icons/connections.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle,
		description:
			'Starts the workflow when files, comments, entries or to-dos come or change in HCL (formerly IBM) Connections',
		defaults: { name: 'HCL Connections Trigger' },
		polling: true,
		builderHint: {
			searchHint:
				'Tells of each new thing once, so nothing has to be remembered for that; one execution may have several items. It gives JSON only: for the content of a file put Download of HCL Connections next.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-hcl-connections.connections',
					relationHint: 'Reads, downloads and changes what the trigger tells of, by its ID',
				},
			],
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		hints: [
			{
				type: 'info',
				message:
					'Multiple items will be returned if several things are new within the polling interval. Make sure your workflow can handle multiple items.',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		credentials: [
			{
				name: 'connectionsApi',
				required: true,
				displayOptions: { show: { authentication: ['basicAuth'] } },
			},
			{
				name: 'connectionsOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties,
	};

	methods = {
		listSearch: {
			searchActivities,
			searchCommunities,
			searchFiles,
			searchFolders,
			searchLibraries,
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
