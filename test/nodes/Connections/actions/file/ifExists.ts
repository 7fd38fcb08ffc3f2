import { note, type AddFileRun, type Stage } from '../../stage';

/** The small file, with another content under the same name. */
export const sameName = (text: string) => ({ ...note, bytes: Buffer.from(text) });

/** Runs Add File with that value of the option If File Exists. */
export async function addIf(stage: Stage, ifExists: string, run: AddFileRun = {}) {
	return await stage.addFile({ ...run, options: { ifExists, ...run.options } });
}

/** What my library holds beside the files of the seed: names and texts' hashes. */
export async function addedFiles({ server, seed }: Stage) {
	const { documents } = await server.store();
	const known = seed.documents.map(({ id }) => id);
	return documents.filter(({ id }) => !known.includes(id));
}
