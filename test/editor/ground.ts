import type { INodeParameters } from 'n8n-workflow';

import type { Workflow } from '../host/rest';
import type { ConnectionsSeed } from '../server/client';
import { chain, connectionsNode, unfinished } from './workflows';

const FERTILE = /^(Harbour Works|Quay plan.txt|Welcome.txt|Open the new quay|Entry · Drawings)$/;

/** Whether that entry of a list has something in the lists below it. */
export const isFertile = (entry: string) => FERTILE.test(entry);

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const file = "={{ $('Read File').item.binary.data }}";

/** Makes and deletes what the seed lacks: things in the trash, versions, and what hangs on files. */
export function somethingInEveryList(
	credential: { type: string; id: string },
	seed: ConnectionsSeed,
): Workflow {
	const [activity] = seed.activities;
	const files = seed.documents.filter(({ label }) => isFertile(label));
	const onEach = files.flatMap(({ id, label }): Array<[string, INodeParameters]> => {
		const documentId = byId(id);
		const onFile = { library: 'anyLibrary', documentId, binaryPropertyName: file };
		return [
			[`Comment on ${label}`, { resource: 'comment', operation: 'create', documentId, text: 'Hm' }],
			[`Attach to ${label}`, { resource: 'file', operation: 'addAttachment', ...onFile }],
			[`Replace ${label}`, { resource: 'file', operation: 'uploadVersion', ...onFile }],
		];
	});
	const ofActivity = { resource: 'activityNode', activityId: byId(activity.id) };
	const made = byId('={{ $json.id }}');
	const steps: Array<[string, INodeParameters]> = [
		...onEach,
		['Add File', { resource: 'file', operation: 'addFile', binaryPropertyName: file }],
		['Delete File', { resource: 'file', operation: 'delete', documentId: made }],
		['Create Activity', { resource: 'activity', operation: 'create', title: 'Old quay' }],
		['Delete Activity', { resource: 'activity', operation: 'delete', activityId: made }],
		['Create Entry', { ...ofActivity, operation: 'create', title: 'Old drawings' }],
		['Delete Entry', { ...ofActivity, operation: 'delete', activityNodeId: made }],
		['Create To-Do', { ...ofActivity, operation: 'create', kind: 'todo', title: 'Build it' }],
		['Complete To-Do', { ...ofActivity, operation: 'complete', activityNodeId: made }],
	];
	const credentials = { [credential.type]: { id: credential.id, name: 'Ground' } };
	return chain('Something in every list', [
		...unfinished.nodes,
		...steps.map(([name, parameters]) =>
			connectionsNode(parameters, { id: name, name, credentials }),
		),
	]);
}
