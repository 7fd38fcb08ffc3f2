import type { IDataObject } from 'n8n-workflow';
import type { NodeField } from '../../api/activities/fields';
import type { ActivityNode } from '../../api/activities/node';
import type { ReadNode } from '../../api/activities/readNode';
import { elementToJson } from '../../api/atom/json';

/** A field as the user sees it. */
export function fieldShape({ fid, ...field }: NodeField): IDataObject {
	const { name, type, value, fileName, mimeType, size, downloadUrl, hidden } = field;
	return {
		id: fid,
		name,
		type,
		value,
		fileName,
		mimeType,
		size,
		downloadUrl,
		hidden,
	} as IDataObject;
}

/** The short form of an entry, a to-do, a section or a reply; what the server did not say is null. */
export function nodeShape(node: Omit<ActivityNode, 'entry'>): IDataObject {
	return {
		id: node.id,
		activityId: node.activityId,
		parentId: node.parentId,
		kind: node.kind || null,
		title: node.title,
		description: node.description,
		tags: node.tags,
		position: node.position,
		depth: node.depth || null,
		dueDate: node.dueDate,
		completed: node.completed,
		deleted: node.deleted,
		assignedTo: node.assignees.map((assignee) => ({ ...assignee })),
		fields: node.fields.map(fieldShape),
		created: node.created,
		modified: node.modified,
		author: { ...node.author },
		permissions: node.permissions,
		url: node.url,
	};
}

/** A node that was read, as the user sees it: the short form, or the whole entry. */
export function nodeOutput({ node, entry, headers }: ReadNode, simplify: boolean): IDataObject {
	return simplify ? nodeShape(node) : { entry: elementToJson(entry), headers: { ...headers } };
}

const amy = { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' };

const noFile = { fileName: null, mimeType: null, size: null, downloadUrl: null, hidden: false };

/** A field with a file as previews and docs show it. */
export const fileFieldExample: NodeField = {
	fid: '0e1c8b36-8f4e-4c5d-bb6e-3a1f5e0c7b21',
	name: 'Offer',
	type: 'file',
	value: null,
	fileName: 'offer.pdf',
	mimeType: 'application/pdf',
	size: 48213,
	downloadUrl:
		'https://connections.example.com/activities/service/download/0e1c8b36-8f4e-4c5d-bb6e-3a1f5e0c7b21/offer.pdf',
	hidden: false,
};

/** A to-do as previews and docs show it. */
export const nodeExample: IDataObject = nodeShape({
	id: '1edd103e-9bcf-4b3b-884f-14ec488718df',
	activityId: '50a68c83-13ae-46bd-b238-de27e7120726',
	parentId: '8ff4b805-348f-48ce-a7d5-6221ab34e559',
	kind: 'todo',
	title: 'Order the ribbon',
	description: '<p>Red, <b>20 m</b></p>',
	tags: ['quay'],
	position: 1000,
	depth: 2,
	dueDate: '2026-02-07T00:00:00Z',
	completed: false,
	deleted: false,
	private: false,
	assignees: [{ ...amy, completed: false }],
	fields: [
		fileFieldExample,
		{
			fid: 'b403a77d-204c-4b1a-bc8f-f511861ee7f1',
			name: 'Supplier',
			type: 'text',
			value: 'Harbour Works',
			...noFile,
		},
	],
	fileFields: [],
	permissions: ['view_activity', 'create_entries', 'edit_personal_entries'],
	priority: null,
	communityId: null,
	created: '2026-01-31T12:00:00Z',
	modified: '2026-01-31T12:00:00Z',
	author: amy,
	url: 'https://connections.example.com/activities/service/html/activityentry?uuid=1edd103e-9bcf-4b3b-884f-14ec488718df',
});
