import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as seed from './seed.mjs';
import { typeOfName } from './names.mjs';

const byId = (list) => new Map(list.map((item) => [item.id, structuredClone(item)]));

/** What the server holds: libraries and documents, activities and fields, and the bytes on disk. */
export class Store {
	/** `folder` gets two folders of our own: bytes/ and incoming/. */
	constructor(folder) {
		this.folder = folder;
		this.incoming = join(folder, 'incoming');
	}

	/** Back to the seed; whatever was uploaded is deleted. */
	async reset() {
		for (const name of ['bytes', 'incoming']) {
			await rm(join(this.folder, name), { recursive: true, force: true });
			await mkdir(join(this.folder, name), { recursive: true });
		}
		this.users = byId(seed.users);
		this.libraries = byId(seed.libraries);
		this.communities = byId(seed.communities);
		this.folders = byId(seed.folders);
		this.activities = byId(seed.activities.map(({ nodes: _nodes, ...activity }) => activity));
		this.documents = new Map();
		this.nodes = new Map();
		for (const document of seed.documents) await this.#plantDocument(document);
		for (const activity of seed.activities) await this.#plantActivity(activity);
	}

	pathOf({ blob }) {
		return join(this.folder, 'bytes', blob);
	}

	/** Takes over a body that came in whole: { blob, size, sha256 }. */
	async keep({ path, size, sha256 }) {
		const blob = randomUUID();
		await rename(path, this.pathOf({ blob }));
		return { blob, size, sha256 };
	}

	/** Forgets the bytes of something. */
	async dropBytes({ blob }) {
		if (blob) await rm(this.pathOf({ blob }), { force: true });
	}

	/** A new document; `properties` win over what a document has by default. */
	addDocument(properties) {
		const now = Date.now();
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

	/** A new node of an activity (or the activity itself, as its own root node). */
	addNode(properties) {
		const now = Date.now();
		const siblings = [...this.nodes.values()].filter(
			({ parentId }) => parentId === properties.parentId,
		);
		const node = {
			id: randomUUID(),
			type: 'entry',
			content: '',
			tags: [],
			created: now,
			updated: now,
			position: (siblings.length + 1) * 1000,
			fields: [],
			...properties,
		};
		this.nodes.set(node.id, node);
		return node;
	}

	/** A new field at the end of a node's fields. */
	addField(node, properties) {
		const field = {
			fid: randomUUID(),
			position: (node.fields.length + 1) * 1000,
			modified: Date.now(),
			...properties,
		};
		node.fields.push(field);
		node.updated = Date.now();
		return field;
	}

	/** { field, node } of a field's fid, or undefined. */
	fieldById(fid) {
		for (const node of this.nodes.values()) {
			const field = node.fields.find((candidate) => candidate.fid === fid);
			if (field) return { field, node };
		}
		return undefined;
	}

	/** What has bytes under this id: a document, an attachment or a file field; undefined if nothing. */
	bytesById(id) {
		const documents = [...this.documents.values()].flatMap((document) => [
			document,
			...document.attachments,
		]);
		const found = documents.find((document) => document.id === id);
		if (found) return { ...found, name: found.label };
		const field = this.fieldById(id)?.field;
		return field?.type === 'file' ? { ...field, name: field.fileName } : undefined;
	}

	async #plantBytes(text) {
		const blob = randomUUID();
		const bytes = Buffer.from(text);
		await writeFile(this.pathOf({ blob }), bytes);
		return { blob, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
	}

	async #plantDocument({ text, attachments = [], comments = [], ...document }) {
		const ownerId = this.libraries.get(document.libraryId).owner;
		const now = Date.now();
		const child = { created: now, modified: now, updated: now, ownerId, modifierId: ownerId };
		const planted = this.addDocument({
			ownerId,
			modifierId: ownerId,
			contentType: typeOfName(document.label),
			...structuredClone(document),
			...(await this.#plantBytes(text)),
		});
		for (const { text: childText, ...attachment } of attachments) {
			planted.attachments.push({
				...child,
				...attachment,
				contentType: typeOfName(attachment.label),
				...(await this.#plantBytes(childText)),
			});
		}
		planted.comments.push(...comments.map((comment) => ({ ...child, ...comment })));
	}

	async #plantActivity({ id, title, tags, editors, nodes }) {
		const authorId = editors[0];
		const root = { id, activityId: id, parentId: null, type: 'activity', title, tags, authorId };
		this.addNode({ ...root, tags: [...tags] });
		for (const { parent, fields = [], ...node } of nodes) {
			const planted = this.addNode({ ...node, activityId: id, parentId: parent ?? id, authorId });
			for (const { text, ...field } of fields) {
				const bytes = text && {
					contentType: typeOfName(field.fileName),
					...(await this.#plantBytes(text)),
				};
				this.addField(planted, { ...field, ...bytes });
			}
		}
	}
}
