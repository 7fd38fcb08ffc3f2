/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BinaryData } from 'n8n-core';

interface StoredFile {
	bytes: Buffer;
	metadata: BinaryData.Metadata;
}

/**
 * A binary store that behaves as n8n's database mode: every file whole in memory, and a "stream"
 * that is one single chunk, whatever chunk size was asked for.
 */
export function databaseStore(): BinaryData.Manager {
	const files = new Map<string, StoredFile>();
	const get = (fileId: string): StoredFile => {
		const file = files.get(fileId);
		if (!file) throw new Error(`No binary data ${fileId}`);
		return file;
	};
	const put = (bytes: Buffer, metadata: BinaryData.PreWriteMetadata) => {
		const fileId = randomUUID();
		files.set(fileId, { bytes, metadata: { ...metadata, fileSize: bytes.length } });
		return { fileId, fileSize: bytes.length };
	};
	return {
		init: async () => {},
		store: async (_location, content, metadata) =>
			put(Buffer.isBuffer(content) ? content : await buffer(content), metadata),
		getPath: (fileId) => `database://${fileId}`,
		getAsBuffer: async (fileId) => get(fileId).bytes,
		getAsStream: async (fileId) => Readable.from(get(fileId).bytes),
		getMetadata: async (fileId) => get(fileId).metadata,
		copyByFileId: async (_location, fileId) => put(get(fileId).bytes, get(fileId).metadata).fileId,
		copyByFilePath: async (_location, path, metadata) => put(await readFile(path), metadata),
		rename: async (oldId, newId) => {
			files.set(newId, get(oldId));
			files.delete(oldId);
		},
	};
}
