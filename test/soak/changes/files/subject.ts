import { addFile, callerOf, entryOf } from '../../../server/testing';
import type { SoakStage } from '../../rounds';
import type { Subject } from '../subject';
import { kinds } from './kinds';
import { type FileState, stateOf } from './state';

/** A file with a summary, two versions, two comments, two attachments, and in a folder. */
async function make({ server, seed }: SoakStage, name: string): Promise<string> {
	const call = callerOf(server);
	const label = `file-${name}.bin`;
	const { status, text } = await addFile(call, label, `before ${name}`, '&tag=common');
	const [, documentId] = /urn:lsid:ibm.com:td:([\w-]+)/.exec(text) ?? [];
	if (status !== 201) throw new Error(`The server added no file: ${status}`);
	const summed = await call(
		'PUT',
		`/files/basic/api/document/${documentId}/entry`,
		entryOf('document', `<summary>Of ${name}</summary>`),
	);
	if (summed.status !== 200) throw new Error(`The server took no summary: ${summed.status}`);
	await server.files.addVersion({ documentId, text: `then ${name}` });
	for (const part of ['first', 'second']) {
		await server.files.addComment({ documentId, text: `The ${part} remark on ${name}` });
		const attached = await call(
			'POST',
			`/files/basic/api/document/${documentId}/feed?category=attachment`,
			{
				body: `${part} of ${name}`,
				headers: { slug: `${part}.bin`, 'content-type': 'image/png' },
			},
		);
		if (attached.status !== 201) throw new Error(`The server attached nothing: ${attached.status}`);
	}
	await server.files.fillFolder({ folderId: seed.folders[0].id, ids: [documentId] });
	return documentId;
}

/** Files of Amy's library. */
export const files: Subject<FileState> = {
	kinds,
	idsIn({ documents, trash }, seed) {
		const seeded = seed.documents.map(({ id }) => id);
		return [...documents, ...trash].map(({ id }) => id).filter((id) => !seeded.includes(id));
	},
	stateOf,
	// the folders of a file may go
	apart: (store, id) => ({ ...stateOf(store, id), folders: [] }),
	keyOf: ({ content }) => String(content.sha256),
	make,
};
