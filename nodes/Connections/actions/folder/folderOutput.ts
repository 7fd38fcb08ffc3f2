import type { IDataObject } from 'n8n-workflow';
import type { FolderEntry, ReadFolder } from '../../api/files/folder';
import { wholeEntry } from '../rawOutput';

type Told = Omit<FolderEntry, 'isOfCommunity' | 'permissions'>;

/** The short form of a folder; what the server did not say is null. */
function folderShape(folder: Told): IDataObject {
	return {
		id: folder.id,
		label: folder.label,
		title: folder.title,
		summary: folder.summary,
		visibility: folder.visibility,
		items: folder.items,
		created: folder.created,
		modified: folder.modified,
		author: { ...folder.author },
		url: folder.url,
		communityId: folder.communityId,
	};
}

/** A folder as the user sees it: the short form, or the whole entry. */
export function folderOutput(read: ReadFolder & { note?: string }, simplify: boolean): IDataObject {
	return {
		...(simplify ? folderShape(read.folder) : wholeEntry(read)),
		...(read.note ? { note: read.note } : {}),
	};
}

/** A folder as previews and docs show it. */
export const folderExample: IDataObject = folderShape({
	id: 'bafcfc47-77af-486f-9263-96f88436d6c9',
	label: 'Reports',
	title: 'Reports',
	summary: 'What is sent out each month',
	visibility: 'private',
	items: 12,
	created: '2026-01-31T12:00:00.000Z',
	modified: '2026-01-31T12:00:00.000Z',
	author: { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' },
	url: 'https://connections.example.com/files/app/folder/bafcfc47-77af-486f-9263-96f88436d6c9/',
	communityId: '1e60d4e6-4972-421b-bb89-81486b36c0e4',
});
