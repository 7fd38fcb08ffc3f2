import { randomUUID } from 'node:crypto';
import { typeOfName } from '../names.mjs';
import { documents, folders, libraries } from '../seed/files.mjs';
import { byId } from './byId.mjs';

/**
 * What Files holds: libraries, folders and documents with what hangs on them. A document that was
 * deleted lies in `trash`, folders hold their documents' ids, `pins` are times by user and id.
 */
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
		this.folders = new Map();
		this.documents = new Map();
		this.trash = new Map();
		this.pins = new Map();
		for (const folder of folders) this.addFolder(folder);
		for (const document of documents) await this.#plantDocument(document);
	}

	/** A new document; `properties` win over what a document has by default. */
	addDocument(properties) {
		const now = properties.created ?? this.#clock.now();
		const modified = properties.modified ?? now;
		const document = {
			id: randomUUID(),
			title: properties.label,
			created: now,
			modified,
			published: now,
			updated: modified,
			visibility: 'private',
			summary: '',
			tags: [],
			version: 1,
			versionUuid: randomUUID(),
			versionCreated: modified,
			versionModifierId: properties.modifierId,
			older: [],
			lock: null,
			shares: [],
			communityShares: [],
			attachments: [],
			comments: [],
			likes: [],
			hits: 0,
			parameters: [],
			...properties,
		};
		this.documents.set(document.id, document);
		return document;
	}

	/** A new folder; `items` maps the ids of its documents to { added, addedBy }. */
	addFolder(properties) {
		const now = this.#clock.now();
		const folder = {
			id: randomUUID(),
			label: properties.title,
			summary: '',
			visibility: 'private',
			editors: [properties.owner],
			readers: [],
			communityId: null,
			parentId: null,
			modifierId: properties.owner,
			created: now,
			modified: now,
			updated: now,
			...structuredClone(properties),
			items: new Map(),
		};
		this.folders.set(folder.id, folder);
		return folder;
	}

	/** The document of that label in a library, if there is one. */
	documentByLabel(libraryId, label) {
		for (const document of this.documents.values()) {
			if (document.libraryId === libraryId && document.label === label) return document;
		}
		return undefined;
	}

	/** The folders that hold a document. */
	foldersOf({ id }) {
		return [...this.folders.values()].filter(({ items }) => items.has(id));
	}

	/** Bytes in a library: its documents with all versions and attachments, those in the trash too. */
	sizeOfLibrary(libraryId) {
		let sum = 0;
		for (const document of [...this.documents.values(), ...this.trash.values()]) {
			if (document.libraryId !== libraryId) continue;
			sum += sizeOfVersions(document) + sizeOf(document.attachments);
		}
		return sum;
	}

	/** Forgets a document and the bytes of all that hangs on it. */
	async purge(document) {
		this.trash.delete(document.id);
		this.documents.delete(document.id);
		for (const { items } of this.folders.values()) items.delete(document.id);
		for (const pinned of this.pins.values()) pinned.delete(document.id);
		for (const item of [document, ...document.older, ...document.attachments]) {
			await this.#bytes.drop(item);
		}
	}

	/** What has bytes under this id, with its name: a document, a version, an attachment; or undefined. */
	bytesById(id) {
		for (const document of [...this.documents.values(), ...this.trash.values()]) {
			if (document.id === id) return { ...document, name: document.title };
			const below =
				document.attachments.find((attachment) => attachment.id === id) ??
				document.older.find((version) => version.versionUuid === id);
			if (below) return { ...below, name: below.label };
		}
		return undefined;
	}

	/** In the shape of the control side. */
	overview() {
		return {
			documents: [...this.documents.values()].map((document) => this.#shown(document)),
			trash: [...this.trash.values()].map((document) => this.#shown(document)),
			folders: [...this.folders.values()].map(({ items, ...folder }) => ({
				...folder,
				documents: [...items.keys()],
			})),
		};
	}

	#shown({ blob: _blob, older, shares, ...document }) {
		return {
			...document,
			versions: older.length + 1,
			older: older.map(({ blob: _bytes, ...version }) => version),
			shares: shares.map(({ userId, permission }) => ({ userId, permission })),
			folders: this.foldersOf(document).map(({ id }) => id),
			attachments: document.attachments.map(({ blob: _bytes, ...attachment }) => attachment),
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
		planted.comments.push(...comments.map((comment) => ({ version: 1, ...child, ...comment })));
	}
}

const sizeOf = (items) => items.reduce((sum, { size }) => sum + size, 0);

/** Bytes of all versions of a document. */
export function sizeOfVersions(document) {
	return document.size + sizeOf(document.older);
}
