import { randomUUID } from 'node:crypto';
import { typeOfName } from '../names.mjs';
import { documents, folders, libraries } from '../seed/files.mjs';
import { byId } from './byId.mjs';

/** What Files holds: libraries, folders and documents with what hangs on them. */
export class FilesStore {
	#bytes;
	#clock;

	constructor(bytes, clock) {
		this.#bytes = bytes;
		this.#clock = clock;
	}

	/** Back to the seed. */
	async reset() {
		this.libraries = byId(libraries);
		this.folders = byId(folders);
		this.documents = new Map();
		for (const document of documents) await this.#plantDocument(document);
	}

	/** A new document; `properties` win over what a document has by default. */
	addDocument(properties) {
		const now = this.#clock.now();
		const document = {
			id: randomUUID(),
			title: properties.label,
			created: now,
			modified: now,
			updated: now,
			visibility: 'private',
			summary: '',
			tags: [],
			version: 1,
			versionUuid: randomUUID(),
			versions: 1,
			folders: [],
			shares: [],
			attachments: [],
			comments: [],
			parameters: [],
			...properties,
		};
		this.documents.set(document.id, document);
		return document;
	}

	/** The document of that label in a library, if there is one. */
	documentByLabel(libraryId, label) {
		return [...this.documents.values()].find(
			(document) => document.libraryId === libraryId && document.label === label,
		);
	}

	/** Bytes in a library: its documents and their attachments. */
	sizeOfLibrary(libraryId) {
		return [...this.documents.values()]
			.filter((document) => document.libraryId === libraryId)
			.flatMap((document) => [document, ...document.attachments])
			.reduce((sum, { size }) => sum + size, 0);
	}

	/** What has bytes under this id, with its name: a document or an attachment; undefined if nothing. */
	bytesById(id) {
		const items = [...this.documents.values()].flatMap((document) => [
			document,
			...document.attachments,
		]);
		const found = items.find((item) => item.id === id);
		return found && { ...found, name: found.label };
	}

	/** In the shape of the control side. */
	overview() {
		return {
			documents: [...this.documents.values()].map(({ blob: _blob, ...document }) => ({
				...document,
				attachments: document.attachments.map(({ blob: _bytes, ...attachment }) => attachment),
			})),
		};
	}

	async #plantDocument({ text, attachments = [], comments = [], ...document }) {
		const ownerId = this.libraries.get(document.libraryId).owner;
		const now = this.#clock.now();
		const child = { created: now, modified: now, updated: now, ownerId, modifierId: ownerId };
		const planted = this.addDocument({
			ownerId,
			modifierId: ownerId,
			contentType: typeOfName(document.label),
			...structuredClone(document),
			...(await this.#bytes.plant(text)),
		});
		for (const { text: childText, ...attachment } of attachments) {
			planted.attachments.push({
				...child,
				...attachment,
				contentType: typeOfName(attachment.label),
				...(await this.#bytes.plant(childText)),
			});
		}
		planted.comments.push(...comments.map((comment) => ({ ...child, ...comment })));
	}
}
