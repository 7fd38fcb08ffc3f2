import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	fromAI,
	type Model,
	type RunBy,
	type StoredCredential,
	type ToolSetup,
} from '../../engine/engine';
import { type OAuthStage, setOAuthStage } from './oauthStage';
import { locator } from './runs';

/** A stage on which a model talks to the node as a tool. */
export interface AgentStage extends OAuthStage {
	/** The credential with amy's password. */
	basic(): StoredCredential;
	/** Lets a model work with {@link tools}; gives its answer. */
	converse(by: RunBy, model: Model, credentials?: StoredCredential): Promise<unknown>;
}

/** Who may run the node of a tool. */
export const ways: RunBy[] = ['engine', 'agent'];

/** The node as a tool for one operation. */
export const tool = (
	name: string,
	resource: string,
	operation: string,
	parameters: IDataObject,
): ToolSetup => ({
	name,
	parameters: { resource, operation, ...parameters } as INodeParameters,
});

/** The tools as one sets them up in the editor, by "Let the model define this parameter". */
const tools = [
	tool('Find Files', 'file', 'getAll', { limit: 5, filters: { search: fromAI('Search') } }),
	tool('Read File', 'file', 'download', { documentId: locator('list', fromAI('File')) }),
	tool('Read File by Name', 'file', 'download', {
		library: 'myLibrary',
		documentId: locator('label', fromAI('File')),
	}),
	tool('Write File', 'file', 'addFile', {
		source: 'text',
		text: fromAI('Text'),
		fileName: fromAI('File Name'),
		additionalFields: { tag: fromAI('Tags') },
	}),
	tool('Comment on File', 'comment', 'create', {
		documentId: locator('list', fromAI('File')),
		text: fromAI('Text'),
	}),
	tool('Find People', 'person', 'getAll', { filters: { name: fromAI('Name') } }),
	tool('Find Activities', 'activity', 'getAll', { filters: { search: fromAI('Search') } }),
	tool('Make To-Do', 'activityNode', 'create', {
		activityId: locator('list', fromAI('Activity')),
		kind: 'todo',
		title: fromAI('Title'),
		additionalFields: {
			dueDate: fromAI('Due Date'),
			// an element of a list has its place in its key
			assignedTo: [locator('list', fromAI('assignedTo0_Assigned To'))],
		},
	}),
];

/** A stage for agents, with both credentials. */
export function setAgentStage(): AgentStage {
	const stage = setOAuthStage() as AgentStage;
	stage.basic = () => ({
		type: 'connectionsApi',
		data: { baseUrl: stage.server.url, username: 'amy', password: 'amy-secret' },
	});
	stage.converse = async (by, model, credentials = stage.basic()) =>
		(await stage.engine.runAgent({ tools, model, by, credentials })).answer;
	return stage;
}
