import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { properties, subtitle } from './actions/properties';
import { router } from './actions/router';
import { searchActivities } from './listSearch/activities';
import { searchActivityMembers } from './listSearch/activityMembers';
import { searchActivityNodes } from './listSearch/activityNodes';
import { searchAttachments } from './listSearch/attachments';
import { searchComments } from './listSearch/comments';
import { searchCommunities } from './listSearch/communities';
import { searchFileFields } from './listSearch/fileFields';
import { searchFiles } from './listSearch/files';
import { searchFolders } from './listSearch/folders';
import { searchLibraries } from './listSearch/libraries';
import { searchPeople } from './listSearch/people';
import { searchCompletedToDos, searchOpenToDos } from './listSearch/toDos';
import { searchTrash } from './listSearch/trash';
import { searchTrashedActivities, searchTrashedNodes } from './listSearch/trashedActivities';
import { searchVersions } from './listSearch/versions';

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
		subtitle,
		description:
			'Work with files, activities, communities and people in HCL (formerly IBM) Connections',
		defaults: { name: 'HCL Connections' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'IDs come from the Get Many operations: never invent one. Add File takes binary data, or a text with Source set to Text; its option If File Exists says what to do with a name that is taken. Download puts a file into a binary field.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-hcl-connections.connectionsTrigger',
					relationHint: 'Starts a workflow when files, entries or to-dos come or change',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
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
			searchActivityMembers,
			searchActivityNodes,
			searchAttachments,
			searchComments,
			searchCommunities,
			searchCompletedToDos,
			searchFileFields,
			searchFiles,
			searchFolders,
			searchLibraries,
			searchOpenToDos,
			searchPeople,
			searchTrash,
			searchTrashedActivities,
			searchTrashedNodes,
			searchVersions,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await router(this)];
	}
}
