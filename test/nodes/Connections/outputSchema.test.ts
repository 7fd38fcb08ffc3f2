import type { IDataObject } from 'n8n-workflow';
import { operationOf } from '../../../nodes/Connections/actions/resources';
import { addAttachment, uploadField } from './runs';
import { onlyJson, setStage } from './stage';

const stage = setStage();

/** The fields that the editor shows of an operation before it ran. */
const previewOf = (resource: string, operation: string) =>
	Object.keys(operationOf(resource, operation)?.output ?? {});

describe('the preview of the output', () => {
	it('is what Add File puts out', async () => {
		expect(Object.keys(onlyJson(await stage.addFile()))).toEqual(previewOf('file', 'addFile'));
	});

	it('is what Add Attachment puts out, without what can never be told', async () => {
		const told = Object.entries(onlyJson(await addAttachment(stage))).filter(
			([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
		);
		expect(told.map(([name]) => name)).toEqual(previewOf('file', 'addAttachment'));
	});

	it('is what Upload Activity Field puts out', async () => {
		expect(Object.keys(onlyJson(await uploadField(stage)))).toEqual(
			previewOf('activity', 'uploadActivityField'),
		);
	});

	it.each(['get', 'getAll', 'download'])(
		'is what the operation %s of a file puts out',
		async (operation) => {
			const { documents } = stage.seed;
			const { items, error } = await stage.run('file', operation, {
				documentId: { __rl: true, mode: 'id', value: documents[0].id },
			});
			if (error) throw error;
			expect(Object.keys(items[0].json)).toEqual(previewOf('file', operation));
		},
	);

	const welcome = 'd0c00000-0000-4000-8000-000000000060';
	it.each<[string, string, IDataObject]>([
		['person', 'get', { personId: 'bokafor' }],
		['person', 'getAll', { filters: { name: 'ben' } }],
		['person', 'getSelf', {}],
		['folder', 'getAll', {}],
		['folder', 'create', { name: 'Drawings' }],
		['folder', 'get', { folderId: 'f01de200-0000-4000-8000-000000000050' }],
		['folder', 'delete', { folderId: 'f01de200-0000-4000-8000-000000000050' }],
		['comment', 'getAll', { documentId: welcome }],
		['comment', 'create', { documentId: welcome, text: 'Tide at nine' }],
		['version', 'getAll', { documentId: welcome }],
		['community', 'getAll', {}],
		['community', 'get', { communityId: 'c0331111-0000-4000-8000-000000000040' }],
		['community', 'getMembers', { communityId: 'c0331111-0000-4000-8000-000000000040' }],
	])('is what the resource %s puts out of %s', async (resource, operation, parameters) => {
		const { items, error } = await stage.run(resource, operation, parameters);
		if (error) throw error;
		expect(Object.keys(items[0].json)).toEqual(previewOf(resource, operation));
	});

	const activityId = 'ac710000-0000-4000-8000-000000000070';
	const activityNodeId = '0de00000-0000-4000-8000-000000000072';
	const toDo = { activityNodeId: '0de00000-0000-4000-8000-000000000073' };

	it.each<[string, string, IDataObject]>([
		['activity', 'create', { title: 'A' }],
		['activity', 'get', { activityId }],
		['activity', 'getAll', {}],
		['activity', 'update', { activityId, updateFields: { title: 'A' } }],
		['activity', 'delete', { activityId }],
		['activityMember', 'create', { activityId, personId: 'bokafor' }],
		['activityMember', 'getAll', { activityId }],
		['activityMember', 'update', { activityId, memberId: 'bokafor' }],
		['activityMember', 'delete', { activityId, memberId: 'bokafor' }],
		['activityNode', 'create', { activityId, title: 'A' }],
		['activityNode', 'get', { activityNodeId }],
		['activityNode', 'getAll', { activityId }],
		['activityNode', 'update', { activityNodeId, updateFields: { title: 'A' } }],
		['activityNode', 'complete', toDo],
		['activityNode', 'reopen', toDo],
		['activityNode', 'delete', { activityNodeId }],
		[
			'activityNode',
			'download',
			{ activityNodeId, fieldId: '0de00000-0000-4000-8000-000000000080' },
		],
	])('is what the resource %s puts out of %s', async (resource, operation, parameters) => {
		const { items, error } = await stage.run(resource, operation, parameters);
		if (error) throw error;
		expect(Object.keys(items[0].json)).toEqual(previewOf(resource, operation));
	});
});
