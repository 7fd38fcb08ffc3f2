import type { Stage } from '../../stage';

/** The comments that the server holds on the file of the seed by its place in the list. */
export async function commentsOn({ server, seed }: Stage, index = 0) {
	const { id } = seed.documents[index];
	const { documents } = await server.store();
	return documents.find((document) => document.id === id)?.comments ?? [];
}

/** The texts of those comments, the oldest first. */
export const textsOn = async (stage: Stage, index = 0) =>
	(await commentsOn(stage, index)).map(({ text }) => text);
