import { byId } from '../../activitiesStage';
import type { TestedResource } from '../testedOperation';

/** The operations of an entry or a to-do. */
export const activityNodeOperations: TestedResource = ({ stage, amy, activity, user }) => {
	const activityId = byId(activity().id);
	const [section, entry, toDo] = activity().nodes;
	const node = { activityNodeId: byId(entry.id) };
	const theActivity = `the activity ${activity().id}`;
	const theEntry = `the entry or to-do ${entry.id}`;
	const theToDo = `the entry or to-do ${toDo.id}`;
	const theFile = `the file plan.txt of ${theEntry}`;
	type Stored = Awaited<ReturnType<typeof amy.stored>>;
	const count = async (fits: (node: Stored) => boolean) =>
		(await stage.server.store()).nodes.filter(fits).length;

	return {
		complete: {
			does: `complete ${theToDo}`,
			target: theToDo,
			request: { method: 'PUT' },
			runs: [
				[{ activityNodeId: byId(toDo.id) }, { id: toDo.id, completed: true }],
				[
					{ activityId, activityNodeId: byId(toDo.id), options: { forWhom: 'everyone' } },
					{ id: toDo.id, completed: true },
				],
			],
			times: async () => await count(({ id, completed }) => id === toDo.id && completed),
		},
		create: {
			does: `create the entry 'Ribbon' in ${theActivity}`,
			target: theActivity,
			request: { method: 'POST' },
			runs: [
				[
					{ activityId, title: 'Ribbon' },
					{ title: 'Ribbon', kind: 'entry', parentId: null, activityId: activity().id },
				],
				[
					{
						activityId,
						kind: 'todo',
						title: 'Ribbon',
						parentId: byId(section.id),
						additionalFields: {
							description: '<p>Red</p>',
							tags: 'quay',
							dueDate: '2026-05-01T00:00:00Z',
							assignedTo: [user('amy').id],
							private: true,
							position: 5000,
							fields: { field: [{ name: 'Colour', type: 'text', value: 'Red', hidden: true }] },
						},
					},
					{
						kind: 'todo',
						parentId: section.id,
						description: '<p>Red</p>',
						tags: ['quay'],
						dueDate: '2026-05-01T00:00:00Z',
						position: 5000,
						assignedTo: [{ id: user('amy').id }],
						fields: [{ name: 'Colour', type: 'text', value: 'Red', hidden: true }],
					},
				],
			],
			unknown: 'the entry was made',
			times: async () => await count(({ title }) => title === 'Ribbon'),
		},
		delete: {
			does: `delete ${theEntry}`,
			target: theEntry,
			request: { method: 'DELETE' },
			runs: [
				[
					{ activityId, ...node },
					{ id: entry.id, deleted: true },
				],
			],
			missing: { activityNodeId: byId('0000') },
			times: async () => await count((one) => one.id === entry.id && one.deletion !== null),
		},
		download: {
			does: `download ${theFile}`,
			target: theFile,
			request: { method: 'GET', path: '/download/' },
			runs: [
				[
					{ ...node, fieldId: byId(entry.fields[0].fid) },
					{ id: entry.fields[0].fid, fileName: 'plan.txt', size: 7 },
				],
				[
					{
						activityId,
						...node,
						fieldId: byId('Plan'),
						binaryPropertyName: 'file',
						options: { fileName: 'other.txt' },
					},
					{ fileName: 'plan.txt', nodeId: entry.id, activityId: activity().id },
				],
			],
		},
		get: {
			does: `see ${theEntry}`,
			target: theEntry,
			request: { method: 'GET' },
			runs: [
				[
					{ activityId, ...node },
					{ id: entry.id, title: 'Drawings', kind: 'entry' },
				],
			],
		},
		getAll: {
			does: `see the list of entries and to-dos in ${theActivity}`,
			target: theActivity,
			request: { method: 'GET' },
			runs: [
				[{ activityId }, [{}, {}, {}, {}]],
				[
					{
						list: 'activity',
						activityId,
						depth: 'children',
						limit: 3,
						filters: {
							kinds: ['section'],
							completed: false,
							updatedAfter: '2020-01-01',
							updatedBefore: '2100-01-01',
							createdAfter: '2020-01-01',
						},
					},
					[{ title: section.title }],
				],
				[
					{
						list: 'allToDos',
						returnAll: true,
						filters: { assignedTo: user('ben').id, dueBefore: '2100-01-01' },
					},
					[],
				],
			],
		},
		reopen: {
			does: `reopen ${theToDo}`,
			target: theToDo,
			request: { method: 'PUT' },
			runs: [
				[
					{ activityId, activityNodeId: byId(toDo.id) },
					{ id: toDo.id, completed: false },
				],
			],
			before: async () => await stage.server.changeNodes([toDo.id], { completed: true }),
			times: async () => await count(({ id, completed }) => id === toDo.id && !completed),
		},
		restore: {
			does: `restore ${theEntry}`,
			target: theEntry,
			request: { method: 'PUT' },
			runs: [
				[
					{ activityId, ...node },
					{ id: entry.id, restored: true },
				],
			],
			before: async () => await amy.remove(`activitynode?activityNodeUuid=${entry.id}`),
			times: async () => await count((one) => one.id === entry.id && one.deletion === null),
		},
		update: {
			does: `update ${theEntry}`,
			target: theEntry,
			request: { method: 'PUT' },
			runs: [
				[{ ...node, updateFields: { title: 'Sketches' } }, { title: 'Sketches' }],
				[
					{
						activityId,
						...node,
						updateFields: {
							title: 'Sketches',
							description: '<p>B</p>',
							kind: 'todo',
							tags: ['b'],
							dueDate: '2026-05-01T00:00:00Z',
							assignedTo: [user('amy').id],
							private: false,
							position: 7000,
							parentId: byId(section.id),
							removeFields: 'Plan',
							fields: { field: [{ name: 'Remark', type: 'text', value: 'B', hidden: 'true' }] },
						},
					},
					{
						title: 'Sketches',
						description: '<p>B</p>',
						kind: 'todo',
						tags: ['b'],
						dueDate: '2026-05-01T00:00:00Z',
						parentId: section.id,
						fields: [{ name: 'Remark', value: 'B', hidden: true }],
					},
				],
			],
			times: async () => await count(({ title }) => title === 'Sketches'),
		},
	};
};
