/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

const BLOCK = 1024 * 1024;
const BLOCKS = 16;

/**
 * Makes a file of `size` bytes that takes next to no room on the disk: holes, with some blocks of
 * random bytes between them, so that bytes which arrive at another place do not go unnoticed.
 * Gives its SHA-256 in hex.
 */
export async function makeSparseFile(path: string, size: number): Promise<string> {
	const handle = await open(path, 'wx');
	try {
		await handle.truncate(size);
		for (let i = 0; i < BLOCKS; i++) {
			const length = Math.min(BLOCK, size);
			const position = Math.floor(((size - length) / (BLOCKS - 1)) * i);
			await handle.write(randomBytes(length), 0, length, position);
		}
	} finally {
		await handle.close();
	}
	const hash = createHash('sha256');
	await pipeline(createReadStream(path, { highWaterMark: BLOCK }), hash);
	return hash.digest('hex');
}
