import { type ChangeKind, locator, type Step, theFile } from '../kind';

/** One of the folders that Amy may add to. */
const folderOf = ({ choice, seed }: Step) => seed.folders[choice % 2].id;

const inFolder = { ...theFile, resource: 'folder', folderId: locator('={{ $json.folder }}') };

const add: ChangeKind = {
	name: 'add to folder',
	parameters: { ...inFolder, operation: 'addFile' },
	fits: ({ place }) => place === 'library',
	item: (step) => ({ folder: folderOf(step) }),
	after: (step) => ({
		...step.before,
		folders: [...new Set([...step.before.folders, folderOf(step)])].sort(),
	}),
	toldWrongly: (json) => (json.added === true ? null : 'it is not told as added'),
};

/** One of the folders that the file is in. */
const placeOf = ({ choice, before }: Step) => before.folders[choice % before.folders.length];

const remove: ChangeKind = {
	name: 'remove from folder',
	parameters: { ...inFolder, operation: 'removeFile' },
	fits: ({ place, folders: there }) => place === 'library' && there.length > 0,
	item: (step) => ({ folder: placeOf(step) }),
	after: (step) => ({
		...step.before,
		folders: step.before.folders.filter((id) => id !== placeOf(step)),
	}),
	toldWrongly: (json) => (json.removed === true ? null : 'it is not told as removed'),
};

/** Folder: Add File to Folder, Remove File From Folder. */
export const folders = [add, remove];
