import type { IDataObject } from 'n8n-workflow';
import { isTold, locator } from '../../kind';
import { type FolderKind, type FolderStep, removed } from '../state';
import { folderToldWrongly } from '../told';

const theFolder = { resource: 'folder', folderId: locator('={{ $json.id }}') };

/** What a step changes: the name, the summary, which may become empty, or who sees it. */
function updateOf({ choice, index }: FolderStep): IDataObject {
	const updates = [
		{ name: `renamed-${index}` },
		{ summary: `Summary ${index}` },
		{ summary: '' },
		{ visibility: 'public' },
		{ name: `renamed-${index}`, summary: `Summary ${index}`, visibility: 'private' },
	];
	return updates[choice % updates.length];
}

const update: FolderKind = {
	name: 'update folder',
	parameters: {
		...theFolder,
		operation: 'update',
		updateFields: {
			name: '={{ $json.update.name }}',
			summary: '={{ $json.update.summary }}',
			visibility: '={{ $json.update.visibility }}',
		},
	},
	fits: () => true,
	item: (step) => ({ update: updateOf(step) }),
	after(step) {
		const { name, ...others } = updateOf(step) as Record<string, string | undefined>;
		return { ...step.before, ...others, ...(name && { label: name, title: name }) };
	},
	toldWrongly: folderToldWrongly,
};

const remove: FolderKind = {
	name: 'delete folder',
	parameters: { ...theFolder, operation: 'delete' },
	// the folders in it would go as well, and may be another step's
	fits: ({ isParent }) => !isParent,
	after: removed,
	toldWrongly: (json, _stored, { id }) =>
		isTold(json, { id, deleted: true }) ? null : 'it is not told as deleted',
};

/** Update and Delete. */
export const changes = [update, remove];
