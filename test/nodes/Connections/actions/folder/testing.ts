import { callerOf } from '../../../../server/testing';
import type { Stage } from '../../stage';

/** What the server holds of the folder of the seed by its place in the list. */
export async function folderAt({ server, seed }: Stage, index: number) {
	const { id } = seed.folders[index];
	return (await server.store()).folders.find((folder) => folder.id === id);
}

/** Puts a file of the seed into a folder of the seed, past the node. */
export async function fill(stage: Stage, folder: number, file: number) {
	const { folders, documents } = stage.seed;
	const { status } = await callerOf(stage.server)(
		'POST',
		`/files/basic/api/collection/${folders[folder].id}/feed?itemId=${documents[file].id}`,
		{
			headers: { 'content-type': 'application/atom+xml' },
			body: '<entry xmlns="http://www.w3.org/2005/Atom"><category term="document" label="document" scheme="tag:ibm.com,2006:td/type"/></entry>',
		},
	);
	expect(status).toBe(204);
}
