import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeResult, NodeRun } from '../../engine/engine';
import type { ConnectionsRequest, ConnectionsSeed } from '../../server/client';
import { note, type AddFileRun, type Stage } from './stage';

/** One run of the node as a test writes it; `id` says what gets the file. */
export interface UploadRun extends AddFileRun {
	/** The file or the activity node: an id, or what a resource locator holds. */
	id?: unknown;
}

/** A resource locator as a workflow stores it. */
export const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

async function runOperation(
	stage: Stage,
	parameters: INodeParameters,
	given: UploadRun,
): Promise<NodeResult> {
	const { file = note, items = [{ files: { data: file } }] } = given;
	const run: NodeRun = {
		items,
		parameters: {
			...parameters,
			additionalFields: (given.additionalFields ?? {}) as INodeParameters,
			options: (given.options ?? {}) as INodeParameters,
			...given.parameters,
		},
		credentials: stage.credential(given.user, given.credential),
		...given.run,
	};
	return await stage.engine.runNode(run);
}

/** Runs Add Attachment, by default on the file Welcome.txt in my library. */
export async function addAttachment(stage: Stage, run: UploadRun = {}): Promise<NodeResult> {
	const { id = stage.seed.documents[0].id } = run;
	const documentId = (typeof id === 'string' ? locator('id', id) : id) as INodeParameters;
	const parameters = { resource: 'file', operation: 'addAttachment', documentId };
	return await runOperation(stage, parameters, run);
}

/** Runs Upload Activity Field, by default on the entry that has fields. */
export async function uploadField(stage: Stage, run: UploadRun = {}): Promise<NodeResult> {
	const { id = nodeOf(stage.seed, 'entry').id } = run;
	const activityNodeId = (typeof id === 'string' ? locator('id', id) : id) as INodeParameters;
	const parameters = { resource: 'activity', operation: 'uploadActivityField', activityNodeId };
	return await runOperation(stage, parameters, run);
}

/** The first node of that type in the seed's first activity. */
export function nodeOf({ activities }: ConnectionsSeed, type: string) {
	const found = activities[0].nodes.find((node) => node.type === type);
	if (!found) throw new Error(`The seed has no ${type}`);
	return found;
}

/** What fails a run, as the user reads it; a run that does not fail is thrown. */
export function failureOf({ error }: NodeResult) {
	if (!error) throw new Error('The run did not fail');
	const { message, description, httpCode } = error;
	return { message, description, httpCode };
}

const ofN8n = ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'];

/**
 * The headers of a request as they were written, sorted by name, without those that n8n sends with
 * every request (which must all be there, once each).
 */
export function ownHeaders({ rawHeaders }: ConnectionsRequest): Array<[string, string]> {
	const names = rawHeaders.map(([name]) => name.toLowerCase());
	expect(names.filter((name) => ofN8n.includes(name)).sort()).toEqual(ofN8n);
	return rawHeaders
		.filter(([name]) => !ofN8n.includes(name.toLowerCase()))
		.sort(([one], [other]) => one.localeCompare(other));
}

/** The fields that an entry of the seed did not have. */
export async function newFields(stage: Stage) {
	const known = stage.seed.activities.flatMap(({ nodes }) =>
		nodes.flatMap(({ fields }) => fields.map(({ fid }) => fid)),
	);
	return (await stage.server.store()).fields.filter(({ fid }) => !known.includes(fid));
}

/** The json of each item that came out, after a run that must have succeeded. */
export function everyJson({ items, error }: NodeResult): IDataObject[] {
	if (error) throw error;
	return items.map(({ json }) => json);
}
