/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { randomBytes } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Problem } from '../host/problem';

const BLOCK = randomBytes(4 * 2 ** 20);

/** Writes a file of that many bytes that no file system can store in less. */
export function writeFile(path: string, bytes: number): void {
	const file = openSync(path, 'w');
	for (let written = 0; written < bytes; written += BLOCK.length) {
		writeFileSync(file, BLOCK.subarray(0, Math.min(BLOCK.length, bytes - written)));
	}
	closeSync(file);
}

/** Makes a file of that many zeros, which takes no room until it is copied. */
export function writeSparseFile(path: string, bytes: number): void {
	const file = openSync(path, 'w');
	ftruncateSync(file, bytes);
	closeSync(file);
}

/** Makes a folder with `count` different files of `bytes` bytes each. */
export function writeManyFiles(folder: string, count: number, bytes: number): void {
	mkdirSync(folder);
	for (let index = 0; index < count; index++) {
		writeFileSync(join(folder, `file-${String(index).padStart(4, '0')}.bin`), randomBytes(bytes));
	}
}

/** Throws a {@link Problem} when fewer than `bytes` bytes are free where the folder lies. */
export function needRoom(folder: string, bytes: number): void {
	const { bavail, bsize } = statfsSync(folder);
	if (bavail * bsize >= bytes) return;
	throw new Problem(
		`The benchmark needs ${Math.ceil(bytes / 1e9)} GB of disk space at ${folder}, and ${Math.floor((bavail * bsize) / 1e9)} GB are free. Set TMPDIR to a folder on a larger disk.`,
	);
}
