import { idIn } from '../atom/values';
import type { Subject } from '../failures/subject';
import { listSubject } from '../server/choices';
import { type Connection, filesAddress } from '../server/connection';
import { collect } from '../server/paging';
import type { Query } from '../server/query';
import { folderAddress, type FolderEntry, folderIn, type ReadFolder } from './folder';
import { canBe } from './kind';
import { inOrder } from './order';

/** A list of folders. */
export type FolderList =
	| { kind: 'editable' | 'pinned' }
	| { kind: 'mine'; selfId: string }
	| { kind: 'folder' | 'community'; id: string };

/** What folders must be like; all of it is checked here, as servers ignore silently what they do not know. */
export interface FolderFilters {
	/** the whole title */
	title?: string;
	visibility?: 'private' | 'public' | 'shared';
}

/** What lists and creates the folders of a community, without a trailing slash. */
export const communityCollection = (connection: Connection, id: string) =>
	filesAddress(connection, `/communitycollection/${encodeURIComponent(id)}`);

/**
 * Where a list is, and what makes it that list ("Getting a feed of folders"). The feed of all folders
 * holds each that the user may see, public ones of everybody among them (recorded answers: 3967), so
 * it is narrowed, and checked again here.
 */
function feedOf(connection: Connection, list: FolderList): { address: string; query: Query } {
	const all = filesAddress(connection, '/collections/feed');
	switch (list.kind) {
		case 'editable':
			return { address: all, query: { access: 'editor', acls: true } };
		case 'mine':
			return { address: all, query: { creator: list.selfId } };
		case 'folder':
			return {
				address: `${folderAddress(connection, list.id)}/feed`,
				query: { category: 'collection' },
			};
		case 'community':
			return {
				address: `${communityCollection(connection, list.id)}/feed`,
				query: { category: 'collection' },
			};
		case 'pinned':
			return { address: filesAddress(connection, '/myfavorites/collections/feed'), query: {} };
	}
}

/** How sentences name a list. */
function placeOf(list: FolderList): Pick<Subject, 'target' | 'placeLabel' | 'ids'> {
	switch (list.kind) {
		case 'folder':
			return {
				target: `the folder ${list.id}`,
				placeLabel: 'Folder',
				ids: [{ kind: 'folder', id: list.id }],
			};
		case 'community':
			return { target: `the community ${list.id}`, placeLabel: 'Community' };
		case 'pinned':
			return { target: 'the pinned folders' };
		default:
			return { target: 'the list of folders' };
	}
}

/** Rights that only let somebody look; a server that tells other ones lets them do more. */
const mayOnlyLook = (permissions: string[] | null) =>
	permissions !== null && permissions.every((right) => right.startsWith('View'));

function belongs(folder: FolderEntry, list: FolderList): boolean {
	if (list.kind === 'editable') return !mayOnlyLook(folder.permissions);
	if (list.kind === 'mine') return [null, list.selfId].includes(folder.author.id);
	return true;
}

function fits({ title, visibility }: FolderEntry, filters: FolderFilters): boolean {
	return (
		(filters.title === undefined || title === filters.title) &&
		(filters.visibility === undefined || visibility === filters.visibility)
	);
}

/**
 * The folders of a list, each once, in the server's order (by title; what lies in a folder or
 * community: what came last first).
 *
 * @param order sortBy, sortOrder
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function findFolders(
	connection: Connection,
	list: FolderList,
	filters: FolderFilters = {},
	order: Query = {},
	limit: number | null = null,
): Promise<ReadFolder[]> {
	const { address, query } = feedOf(connection, list);
	const found = await collect(
		connection,
		{
			address,
			query: { ...query, ...order },
			subject: {
				...listSubject(connection, 'list of folders', 'Files'),
				verb: 'see',
				...placeOf(list),
			},
			idOf: idIn,
			read(entry) {
				const read = folderIn(entry);
				const isWanted = canBe('collection', entry) && belongs(read.folder, list);
				return isWanted && fits(read.folder, filters) ? read : null;
			},
		},
		limit,
	);
	return limit === null ? inOrder(found, order, ({ folder }) => folder) : found;
}
