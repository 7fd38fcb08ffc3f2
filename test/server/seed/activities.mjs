import { AMY, BEN } from './people.mjs';

/** A harmless byte string that the server takes for a virus in uploads to Activities. */
export const VIRUS_MARKER = 'CONNECTIONS-TEST-VIRUS-MARKER';

const node = (number) => `0de00000-0000-4000-8000-0000000000${number}`;

/** Activities with their nodes; a node's parent is the activity where none is given. */
export const activities = [
	{
		id: 'ac710000-0000-4000-8000-000000000070',
		title: 'Open the new quay',
		tags: ['quay'],
		authorId: AMY,
		readers: [BEN],
		nodes: [
			{ id: node(71), type: 'section', title: 'Before the opening' },
			{
				id: node(72),
				type: 'entry',
				title: 'Drawings',
				fields: [
					{ fid: node(80), name: 'Plan', type: 'file', fileName: 'plan.txt', text: 'Plan A\n' },
					{ fid: node(81), name: 'Remark', type: 'text', value: 'Ask for the newest issue.' },
				],
			},
			{ id: node(73), type: 'todo', title: 'Order the ribbon', parent: node(71) },
			{ id: node(74), type: 'reply', title: 'Which issue?', parent: node(72) },
		],
	},
	{
		id: 'ac710000-0000-4000-8000-000000000075',
		title: 'Roof garden',
		tags: [],
		authorId: AMY,
		readers: [],
		nodes: [{ id: node(76), type: 'entry', title: 'Soil & seeds' }],
	},
];

/** The activities of the seed as the control side shows them. */
export const activitiesOverview = () => ({
	activities: activities.map(({ id, title, nodes }) => ({
		id,
		title,
		nodes: nodes.map(({ id: nodeId, type, title: nodeTitle, parent, fields = [] }) => ({
			id: nodeId,
			type,
			title: nodeTitle,
			parentId: parent ?? id,
			fields: fields.map(({ fid, name, type: kind }) => ({ fid, name, type: kind })),
		})),
	})),
	virusMarker: VIRUS_MARKER,
});
