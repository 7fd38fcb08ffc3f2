import { isTold, listToldWrongly, locator } from '../../kind';
import { type FolderKind, type FolderStep, stateOf } from '../state';

const theFolder = { resource: 'folder', folderId: locator('={{ $json.id }}') };

const reading = { fits: () => true, after: ({ before }: FolderStep) => before };

/** All that an output tells of a folder; an empty summary tells nothing. */
function toldOf({ store }: FolderStep, id: string) {
	const { label, title, summary, visibility, files, communityId } = stateOf(store, id);
	return {
		...{ id, label, title, visibility, communityId },
		summary: summary || null,
		items: files.length,
	};
}

const get: FolderKind = {
	...reading,
	name: 'get folder',
	parameters: { ...theFolder, operation: 'get' },
	toldWrongly: (json, _stored, step) =>
		isTold(json, toldOf(step, step.id)) ? null : 'it is told as another',
};

const listFiles: FolderKind = {
	...reading,
	name: 'list files of a folder',
	parameters: {
		...theFolder,
		resource: 'file',
		operation: 'getAll',
		list: 'folder',
		returnAll: true,
	},
	toldWrongly: (_json, { files }, _step, outputs) =>
		listToldWrongly(
			outputs,
			files.map((id) => ({ id })),
		),
};

const listInside: FolderKind = {
	...reading,
	name: 'list folders of a folder',
	parameters: { ...theFolder, operation: 'getAll', list: 'folder', returnAll: true },
	toldWrongly: (_json, _stored, step, outputs) =>
		listToldWrongly(
			outputs,
			step.store.folders
				.filter(({ parentId }) => parentId === step.id)
				.map(({ id }) => toldOf(step, id)),
		),
};

const listMine: FolderKind = {
	...reading,
	name: 'list folders',
	parameters: { resource: 'folder', operation: 'getAll', list: 'mine', returnAll: true },
	address: () => 'collections/feed',
	toldWrongly: (_json, _stored, step, outputs) =>
		listToldWrongly(
			outputs,
			step.store.folders
				.filter(({ owner }) => owner === step.seed.users[0].id)
				.map(({ id }) => toldOf(step, id)),
		),
};

/** Get, Get Many, and the files of a folder. */
export const reads = [get, listFiles, listInside, listMine];
