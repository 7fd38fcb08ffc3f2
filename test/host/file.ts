/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { Problem, systemCode } from './problem';

/** The SHA-256 of a file, in lower-case hexadecimal, read as a stream. */
export async function sha256OfFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/** The length of a file in bytes; a {@link Problem} when there is no such file to read. */
export function fileSize(path: string): number {
	try {
		const stats = statSync(path);
		if (stats.isFile()) return stats.size;
	} catch (error) {
		throw new Problem(`The file ${path} cannot be read (${systemCode(error)}).`);
	}
	throw new Problem(`${path} is not a file.`);
}
