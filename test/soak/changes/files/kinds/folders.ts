import { isTold, locator } from '../../kind';
import { type FileKind, type FileStep, inLibrary, theFile } from '../kind';

const inFolder = { ...theFile, resource: 'folder', folderId: locator('={{ $json.folder }}') };

/** One of the folders that Amy may add to. */
function folderOf({ choice, seed, store }: FileStep): string {
	const own = store.folders.filter(({ owner }) => owner === seed.users[0].id);
	return own[choice % own.length].id;
}

const add: FileKind = {
	name: 'add to folder',
	parameters: { ...inFolder, operation: 'addFile' },
	fits: inLibrary,
	item: (step) => ({ folder: folderOf(step) }),
	after: (step) => ({
		...step.before,
		folders: [...new Set([...step.before.folders, folderOf(step)])].sort(),
	}),
	toldWrongly: (json, _stored, step) =>
		isTold(json, { folderId: folderOf(step), documentId: step.id, added: true })
			? null
			: 'it is not told as added',
};

/** One of the folders that the file is in. */
const placeOf = ({ choice, before }: FileStep) => before.folders[choice % before.folders.length];

const remove: FileKind = {
	name: 'remove from folder',
	parameters: { ...inFolder, operation: 'removeFile' },
	fits: (state) => inLibrary(state) && state.folders.length > 0,
	item: (step) => ({ folder: placeOf(step) }),
	after: (step) => ({
		...step.before,
		folders: step.before.folders.filter((id) => id !== placeOf(step)),
	}),
	toldWrongly: (json, _stored, step) =>
		isTold(json, { folderId: placeOf(step), documentId: step.id, removed: true })
			? null
			: 'it is not told as removed',
};

/** Folder: Add File to Folder, Remove File From Folder. */
export const folders = [add, remove];
