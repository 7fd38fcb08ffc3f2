import { byId } from '../../activitiesStage';
import { note } from '../../stage';
import type { TestedResource } from '../testedOperation';

const text = expect.any(String) as string;

/** The operations of an activity. */
export const activityOperations: TestedResource = ({ stage, amy, activity }) => {
	const { id, nodes } = activity();
	const activityId = byId(id);
	const theActivity = `the activity ${id}`;
	const [, entry] = nodes;
	const [harbour] = stage.seed.communities;
	const node = { activityNodeId: byId(entry.id) };
	const titled = async (title: string) =>
		(await stage.server.store()).nodes.filter((one) => one.title === title).length;
	const theEntry = `the entry or to-do ${entry.id}`;
	const lies = async (inTrash: boolean) =>
		(await stage.server.store()).nodes.filter(
			(one) => one.id === id && (one.deletion !== null) === inTrash,
		).length;

	return {
		create: {
			does: `create the activity 'Opening' in Activities`,
			target: 'Activities',
			request: { method: 'POST' },
			runs: [
				[{ title: 'Opening' }, { title: 'Opening', communityId: null }],
				[
					{
						title: 'Opening',
						additionalFields: {
							description: '<p>All</p>',
							tags: ['quay'],
							dueDate: '2026-05-01T00:00:00Z',
							communityId: byId(harbour.id),
						},
					},
					{
						description: '<p>All</p>',
						tags: ['quay'],
						dueDate: '2026-05-01T00:00:00Z',
						communityId: harbour.id,
					},
				],
			],
			unknown: 'the activity was made',
			times: async () => await titled('Opening'),
		},
		delete: {
			does: `delete ${theActivity}`,
			target: theActivity,
			request: { method: 'DELETE' },
			runs: [[{ activityId }, { id, deleted: true }]],
			missing: { activityId: byId('0000') },
			times: async () => await lies(true),
		},
		get: {
			does: `see ${theActivity}`,
			target: theActivity,
			request: { method: 'GET' },
			runs: [[{ activityId }, { id, title: 'Open the new quay', tags: ['quay'] }]],
		},
		getAll: {
			does: 'see the list of activities',
			target: 'the list of activities',
			request: { method: 'GET' },
			runs: [
				[{}, [{ title: text }, { title: text }]],
				[
					{
						list: 'all',
						limit: 1,
						filters: {
							search: 'quay',
							tag: 'quay',
							updatedAfter: '2020-01-01',
							updatedBefore: '2100-01-01',
						},
					},
					[{ id }],
				],
				[{ list: 'trash', returnAll: true }, []],
			],
		},
		restore: {
			does: `restore ${theActivity}`,
			target: theActivity,
			request: { method: 'PUT' },
			runs: [[{ activityId }, { id, restored: true }]],
			before: async () => await amy.remove(`activitynode?activityNodeUuid=${id}`),
			times: async () => await lies(false),
		},
		update: {
			does: `update ${theActivity}`,
			target: theActivity,
			request: { method: 'PUT' },
			runs: [
				[
					{ activityId, updateFields: { title: 'Opened' } },
					{ title: 'Opened', tags: ['quay'] },
				],
				[
					{
						activityId,
						updateFields: {
							title: 'Opened',
							description: '<p>All</p>',
							tags: 'a, b',
							dueDate: '2026-05-01T00:00:00Z',
							completed: true,
							priority: 'high',
						},
					},
					{
						title: 'Opened',
						description: '<p>All</p>',
						tags: ['a', 'b'],
						dueDate: '2026-05-01T00:00:00Z',
						completed: true,
						priority: 'high',
					},
				],
			],
			times: async () => await titled('Opened'),
		},
		uploadActivityField: {
			does: `add the file field 'note.txt' on ${theEntry}`,
			says: {
				400: "Connections did not understand the request for the file field 'note.txt'",
				403: "Connections refused the file field 'note.txt': no right to add it, a virus was found",
				409: `A file field named 'note.txt' exists already on ${theEntry}`,
			},
			target: theEntry,
			request: { method: 'POST' },
			items: [{ files: { data: note, other: note } }],
			raw: ['bytesSent', 'entry', 'headers'],
			runs: [
				[{ ...node }, { nodeId: entry.id, fileName: 'note.txt', size: 29, bytesSent: 29 }],
				[
					{
						...node,
						activityId,
						fieldAction: 'replace',
						fieldId: byId(entry.fields[0].fid),
						fieldName: 'Plan B',
						binaryPropertyName: 'other',
						fileName: 'b.txt',
						options: { checkPermission: true, contentType: 'text/plain', uploadMethod: 'phases' },
					},
					{ nodeId: entry.id, fieldId: entry.fields[0].fid, fileName: 'b.txt' },
				],
			],
			times: async () =>
				(await stage.server.store()).fields.filter(({ fileName }) => fileName === 'note.txt')
					.length,
		},
	};
};
