import type { ConnectionsFolder, ConnectionsStore } from '../../../server/client';
import type { ChangeKind, Step } from '../kind';

/** What a soak compares of a folder: all that the operations can change. */
export interface FolderState {
	place: 'top' | 'folder' | 'community' | 'gone';
	parentId: string | null;
	communityId: string | null;
	label: string;
	title: string;
	summary: string;
	visibility: string;
	/** whether other folders lie in it */
	isParent: boolean;
	/** ids of its files that are not in the trash, sorted */
	files: string[];
}

/** A kind of operation on a folder. */
export type FolderKind = ChangeKind<FolderState>;

/** One step on a folder. */
export type FolderStep = Step<FolderState>;

/** A folder that is gone is gone, whatever it was. */
export const removed = (): FolderState => ({
	place: 'gone',
	parentId: null,
	communityId: null,
	label: '',
	title: '',
	summary: '',
	visibility: '',
	isParent: false,
	files: [],
});

function placeOf({ parentId, communityId }: ConnectionsFolder): FolderState['place'] {
	if (parentId !== null) return 'folder';
	return communityId === null ? 'top' : 'community';
}

/** The state of a folder in the server's store. */
export function stateOf({ folders, documents }: ConnectionsStore, id: string): FolderState {
	const folder = folders.find((one) => one.id === id);
	if (!folder) return removed();
	const { parentId, communityId, label, title, summary, visibility } = folder;
	const there = new Set(documents.map((document) => document.id));
	return {
		place: placeOf(folder),
		...{ parentId, communityId, label, title, summary, visibility },
		isParent: folders.some((one) => one.parentId === id),
		files: folder.documents.filter((one) => there.has(one)).sort(),
	};
}
