/** A harmless byte string that the server takes for a virus in uploads to Activities. */
export const VIRUS_MARKER = 'CONNECTIONS-TEST-VIRUS-MARKER';

const library = (number) => `f11e5000-0000-4000-8000-0000000000${number}`;
const document = (number) => `d0c00000-0000-4000-8000-0000000000${number}`;
const node = (number) => `0de00000-0000-4000-8000-0000000000${number}`;

const AMY = 'a3e1f7c2-1d5b-4e8f-9a60-7b2c4d6e8f10';
const BEN = 'bokafor';
const GUEST = '20170081';

/** Who can sign in. User ids are not always UUIDs, and an external user may have no address. */
export const users = [
	{
		id: AMY,
		login: 'amy',
		password: 'amy-secret',
		name: 'Amy Lindqvist',
		email: 'amy.lindqvist@connections.example',
		external: false,
	},
	{
		id: BEN,
		login: 'ben',
		password: 'ben-secret',
		name: 'Ben Okafor',
		email: 'ben.okafor@connections.example',
		external: false,
	},
	{
		id: GUEST,
		login: 'guest',
		password: 'guest-secret',
		name: 'Gil Visitor',
		email: '',
		external: true,
	},
];

/** Libraries; `editors` may add to them, `readers` may look. */
export const libraries = [
	{ id: library(10), title: 'Amy Lindqvist', type: 'personalFiles', owner: AMY, editors: [AMY] },
	{ id: library(11), title: 'Ben Okafor', type: 'personalFiles', owner: BEN, editors: [BEN] },
	{ id: library(12), title: 'Gil Visitor', type: 'personalFiles', owner: GUEST, editors: [GUEST] },
	{
		id: library(20),
		title: 'Harbour drawings',
		type: 'teamFiles',
		owner: AMY,
		editors: [AMY],
		readers: [BEN, GUEST],
	},
	{
		id: library(30),
		title: 'Harbour Works',
		type: 'communityFiles',
		owner: AMY,
		editors: [AMY],
		readers: [BEN],
	},
	{
		id: library(31),
		title: 'Bees & Gardens',
		type: 'communityFiles',
		owner: AMY,
		editors: [AMY, BEN],
		readers: [],
	},
];

/** Communities, each with a library. */
export const communities = [
	{
		id: 'c0331111-0000-4000-8000-000000000040',
		title: 'Harbour Works',
		summary: 'Everything about the new quay.',
		libraryId: library(30),
		members: [AMY, BEN],
	},
	{
		id: 'c0331111-0000-4000-8000-000000000041',
		title: 'Bees & Gardens',
		summary: 'What grows and hums on the roof.',
		libraryId: library(31),
		members: [AMY, BEN],
	},
];

/** Folders (collections in the API) of Files. */
export const folders = [
	{ id: 'f01de200-0000-4000-8000-000000000050', title: 'Reports', owner: AMY, editors: [AMY] },
	{
		id: 'f01de200-0000-4000-8000-000000000051',
		title: 'Site photographs',
		owner: AMY,
		editors: [AMY],
	},
	{
		id: 'f01de200-0000-4000-8000-000000000052',
		title: "Ben's reading",
		owner: BEN,
		editors: [BEN],
	},
];

/** Files that are there from the start, with their small texts. */
export const documents = [
	{
		id: document(60),
		libraryId: library(10),
		label: 'Welcome.txt',
		visibility: 'public',
		text: 'This file was here before you.\n',
		tags: ['start'],
		comments: [{ id: document(61), text: 'Good to see you here.' }],
		attachments: [
			{ id: document(62), label: 'Welcome notes.txt', text: 'Notes on the welcome.\n' },
		],
	},
	{
		id: document(63),
		libraryId: library(10),
		label: 'Übersicht Brücke №7 ✓.txt',
		visibility: 'private',
		text: 'Names need not be ASCII.\n',
		tags: [],
	},
	{
		id: document(64),
		libraryId: library(30),
		label: 'Quay plan.txt',
		visibility: 'private',
		text: 'A quay is a wall with ambitions.\n',
		tags: ['quay', 'plan'],
	},
];

/** Activities with their nodes; a node's parent is the activity where none is given. */
export const activities = [
	{
		id: 'ac710000-0000-4000-8000-000000000070',
		title: 'Open the new quay',
		tags: ['quay'],
		editors: [AMY],
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
		editors: [AMY],
		readers: [],
		nodes: [{ id: node(76), type: 'entry', title: 'Soil & seeds' }],
	},
];

/** People who are known but cannot sign in: Further Person 001, 002 … */
export function numberedPeople(count) {
	return Array.from({ length: count }, (_, index) => {
		const number = String(index + 1).padStart(3, '0');
		const email = `person.${number}@connections.example`;
		return { id: `further-${number}`, name: `Further Person ${number}`, email, external: false };
	});
}

/** The seed as the control side shows it. */
export function seedOverview() {
	return {
		users: users.map(({ id, login, password, name, email, external }) => ({
			id,
			login,
			password,
			name,
			email,
			external,
		})),
		libraries: libraries.map(({ id, title, type, owner }) => ({ id, title, type, owner })),
		communities: communities.map(({ id, title, libraryId }) => ({ id, title, libraryId })),
		folders: folders.map(({ id, title }) => ({ id, title })),
		documents: documents.map(({ id, label, libraryId, comments = [], attachments = [] }) => ({
			id,
			label,
			libraryId,
			comments: comments.map((comment) => ({ id: comment.id })),
			attachments: attachments.map((attachment) => ({
				id: attachment.id,
				label: attachment.label,
			})),
		})),
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
	};
}
