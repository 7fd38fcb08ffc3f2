import { AMY, BEN, GUEST } from './people.mjs';

/** The id of a library of the seed by its number. */
export const library = (number) => `f11e5000-0000-4000-8000-0000000000${number}`;
const document = (number) => `d0c00000-0000-4000-8000-0000000000${number}`;

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

/** The libraries, folders and files of the seed as the control side shows them. */
export const filesOverview = () => ({
	libraries: libraries.map(({ id, title, type, owner }) => ({ id, title, type, owner })),
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
});
