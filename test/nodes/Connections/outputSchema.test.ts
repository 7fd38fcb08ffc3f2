import type { IDataObject } from 'n8n-workflow';
import { operationOf } from '../../../nodes/Connections/actions/resources';
import { uploadField } from './runs';
import { onlyJson, setStage } from './stage';

const stage = setStage();

/** The fields that the editor shows of an operation before it ran. */
const previewOf = (resource: string, operation: string) =>
	Object.keys(operationOf(resource, operation)?.output ?? {});

describe('the preview of the output', () => {
	it('is what Upload Activity Field puts out', async () => {
		expect(Object.keys(onlyJson(await uploadField(stage)))).toEqual(
			previewOf('activity', 'uploadActivityField'),
		);
	});

	it.each<[string, string, IDataObject]>([
		['person', 'get', { personId: 'bokafor' }],
		['person', 'getAll', { filters: { name: 'ben' } }],
		['person', 'getSelf', {}],
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
