import { callerOf, entryOf } from '../../../server/testing';
import type { SoakStage } from '../../rounds';
import type { Subject } from '../subject';
import { kinds } from './kinds';
import { type FolderState, stateOf } from './state';

/** A folder with a summary and a file; by turns at the top, in a folder and in a community. */
async function make({ server, seed }: SoakStage, name: string, turn: number): Promise<string> {
	const places = [
		'collections/feed',
		`collection/${seed.folders[1].id}/feed`,
		`communitycollection/${seed.communities[0].id}/feed`,
	];
	const label = `folder-${name}`;
	const { status, text } = await callerOf(server)(
		'POST',
		`/files/basic/api/${places[turn % places.length]}`,
		entryOf(
			'collection',
			`<title>${label}</title><label>${label}</label><summary>For ${name}</summary>`,
		),
	);
	const [, folderId] = /urn:lsid:ibm.com:td:([\w-]+)/.exec(text) ?? [];
	if (status !== 201) throw new Error(`The server made no folder: ${status}`);
	await server.files.fillFolder({ folderId, ids: [seed.documents[0].id] });
	return folderId;
}

/** Folders of Amy's: at the top, in another one, in a community. */
export const folders: Subject<FolderState> = {
	kinds,
	idsIn(store, seed) {
		const seeded = seed.folders.map(({ id }) => id);
		return store.folders.map(({ id }) => id).filter((id) => !seeded.includes(id));
	},
	stateOf,
	// its files may go, and the folders in it
	apart: (store, id) => ({ ...stateOf(store, id), files: [], isParent: false }),
	keyOf: ({ summary }) => summary,
	make,
};
