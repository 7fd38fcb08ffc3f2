import { atomEntry } from '../atom/entry';
import type { Subject } from '../failures/subject';
import { type Connection, filesAddress } from '../server/connection';
import { isTaken, madeOnce } from '../server/once';
import { entryOf } from '../server/read';
import { settled } from '../server/repeat';
import { changeWith } from './change';
import { folderAddress, folderIn, type ReadFolder } from './folder';
import { communityCollection, findFolders, type FolderList } from './folders';
import { storedLabel } from './label';
import { type Nonce, nonceFor } from './nonce';

/** Where a folder lies: at the top of the user's own, in another one, or in a community. */
export type FolderPlace = { kind: 'top' } | { kind: 'folder' | 'community'; id: string };

/** A folder to make. */
export interface FolderCreation {
	name: string;
	summary?: string;
	visibility?: 'private' | 'public';
	place: FolderPlace;
	/** what is done where the place has a folder of that name already */
	ifExists: 'fail' | 'useExisting' | 'keepBoth';
}

/** A folder that was made, or that was there, and what the user should know of it. */
export interface CreatedFolder extends ReadFolder {
	note?: string;
}

/** Tells the user id of the credential; asked only where a folder has to be looked for. */
type SelfId = () => Promise<string>;

/** How many numbers are tried for a name, before it is given up. */
const mostNumbers = 1000;

/**
 * Creates a folder ("Creating a folder"): POST of an entry, 201 and the folder (recorded answers). A
 * place takes each name once (409); servers could make a name unique by themselves (makeUnique), but
 * then the title stays the same, and a repeat would make a second one: a number is added here.
 *
 * @throws ConnectionsFailure
 */
export async function createFolder(
	connection: Connection,
	creation: FolderCreation,
	selfId: SelfId,
): Promise<CreatedFolder> {
	switch (creation.ifExists) {
		case 'useExisting':
			return await createUnlessThere(connection, creation, selfId);
		case 'keepBoth':
			return await createBeside(connection, creation, selfId);
		default:
			return await make(connection, creation, selfId);
	}
}

/**
 * What lies in a folder or a community is looked up first. The list of my own folders tells nothing
 * of what lies at the top, so there the server's refusal alone says that the name is taken.
 */
async function createUnlessThere(
	connection: Connection,
	creation: FolderCreation,
	selfId: SelfId,
): Promise<CreatedFolder> {
	const { place } = creation;
	const note = 'A folder of this name was there already; no other one was made.';
	if (place.kind !== 'top') {
		const [there] = await named(connection, creation, selfId);
		if (there) return { ...there, note };
	}
	const { done, error } = await settled(make(connection, creation, selfId));
	if (!error) return done;
	if (!isTaken(error)) throw error;
	const found = await named(connection, creation, selfId);
	if (found.length === 1) return { ...found[0], note };
	throw error.inWords(
		found.length === 0
			? `${error.message}, but the list of folders does not show it`
			: `${error.message}, and ${found.length} folders have this name`,
		found.length === 0
			? 'It may belong to somebody else. Choose it by its web address instead.'
			: `Which one is meant cannot be told: ${found.map(({ folder }) => folder.id).join(', ')}. Give the one by its ID instead.`,
	);
}

/** "Reports (2)": the first number that is free, also where another run takes one in between. */
async function createBeside(
	connection: Connection,
	creation: FolderCreation,
	selfId: SelfId,
): Promise<CreatedFolder> {
	const { name, place } = creation;
	const namesThere = async () => {
		const there = await findFolders(connection, await listOf(place, selfId));
		return new Set(there.flatMap(({ folder }) => [folder.title, folder.label]));
	};
	let taken = place.kind === 'top' ? null : await namesThere();
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? name : `${name} (${number})`;
		if (taken?.has(candidate) || taken?.has(storedLabel(candidate))) continue;
		const { done, error } = await settled(
			make(connection, { ...creation, name: candidate }, selfId),
		);
		if (!error) return done;
		if (!isTaken(error) || number >= mostNumbers) throw error;
		taken ??= await namesThere();
	}
}

/** The list in which a place's folders are; that of the top has all folders of the user. */
async function listOf(place: FolderPlace, selfId: SelfId): Promise<FolderList> {
	return place.kind === 'top' ? { kind: 'mine', selfId: await selfId() } : place;
}

/** The folders of that name in that place, as far as the lists tell. */
async function named(
	connection: Connection,
	{ name, place }: FolderCreation,
	selfId: SelfId,
): Promise<ReadFolder[]> {
	const there = await findFolders(connection, await listOf(place, selfId));
	const candidates = there.filter(
		({ folder }) => place.kind !== 'top' || folder.isOfCommunity !== true,
	);
	const exact = candidates.filter(
		({ folder }) => folder.title === name || folder.label === storedLabel(name),
	);
	if (exact.length > 0) return exact;
	const lower = name.toLowerCase();
	return candidates.filter(({ folder }) => folder.title?.toLowerCase() === lower);
}

function addressOf(connection: Connection, place: FolderPlace): string {
	switch (place.kind) {
		case 'top':
			return filesAddress(connection, '/collections/feed');
		case 'folder':
			return `${folderAddress(connection, place.id)}/feed`;
		case 'community':
			return `${communityCollection(connection, place.id)}/feed`;
	}
}

/** How sentences name a place. */
function targetOf(place: FolderPlace): Pick<Subject, 'target' | 'placeLabel' | 'ids'> {
	switch (place.kind) {
		case 'top':
			return { target: 'my folders' };
		case 'folder':
			return {
				target: `the parent folder ${place.id}`,
				placeLabel: 'Parent Folder',
				ids: [{ kind: 'folder', id: place.id }],
			};
		case 'community':
			return { target: `the community ${place.id}`, placeLabel: 'Community' };
	}
}

async function make(
	connection: Connection,
	creation: FolderCreation,
	selfId: SelfId,
): Promise<CreatedFolder> {
	const { name, summary, visibility, place } = creation;
	const subject: Subject = {
		verb: 'create',
		kind: 'folder',
		name,
		...targetOf(place),
		nameLabel: 'Name',
		existsLabel: 'If Folder Exists',
		preposition: 'in',
		application: 'Files',
		oauth: connection.oauth,
	};
	let first: Nonce | undefined;
	return await madeOnce<CreatedFolder>(connection, {
		idOf: ({ folder }) => folder.id,
		guard: 'nameIsUnique',
		outcome: 'the folder was made',
		async send() {
			const nonce = await nonceFor(connection, subject);
			first ??= nonce;
			const posted = await changeWith(connection, nonce, {
				method: 'POST',
				url: addressOf(connection, place),
				body: atomEntry({ category: 'collection', title: name, label: name, summary, visibility }),
				expected: [200, 201],
				subject,
			});
			const { entry, headers } = entryOf(posted, subject, 'look');
			return folderIn(entry, headers);
		},
		async find() {
			const since = first?.serverTime;
			if (since == null) return null;
			// the header Date knows only whole seconds
			const isOurs = ({ folder }: ReadFolder) => Date.parse(folder.created ?? '') >= since - 1000;
			const found = (await named(connection, creation, selfId)).find(isOurs);
			const note = 'The answer of the server was lost; the folder was found.';
			return found ? { ...found, note } : null;
		},
	});
}
