/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createCipheriv, createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** Bytes made up from a seed: the same `size` and `seed` always give the same bytes. */
export interface SeededBytes {
	/** bytes */
	size: number;
	seed: number;
}

/** One binary property of an item, before it is in n8n's binary store. */
export interface FileSpec {
	/** Default: `file.bin`. */
	name?: string;
	/** The binary gets no file name at all, as HTTP answers without one do. */
	noName?: boolean;
	/** Default: `application/octet-stream`. */
	mimeType?: string;
	/** The folder that n8n notes beside the name. */
	directory?: string;
	/** Seeded bytes and files are streamed into the store and never held in memory. */
	bytes: Buffer | SeededBytes | { path: string };
	/** Written over what the store noted, e.g. `{ bytes: undefined }` for items of an older n8n. */
	overrides?: Partial<IBinaryData>;
}

const CHUNK = 256 * 1024;

/** A stream of `size` bytes that look random but depend on `size` and `seed` only. */
export function streamOfSeed(size: number, seed: number): Readable {
	// The key stream of AES-CTR: nothing repeats, and making it is faster than any disk.
	const key = createHash('sha256').update(`seed ${seed}`).digest();
	const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
	const zeros = Buffer.alloc(CHUNK);
	let left = size;
	return new Readable({
		highWaterMark: CHUNK,
		read() {
			if (left === 0) {
				this.push(null);
				return;
			}
			const length = Math.min(left, CHUNK);
			left -= length;
			this.push(cipher.update(length === CHUNK ? zeros : zeros.subarray(0, length)));
		},
	});
}

/** The SHA-256, in hex, of what {@link streamOfSeed} gives. */
export async function sha256OfSeed(size: number, seed: number): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(streamOfSeed(size, seed), hash);
	return hash.digest('hex');
}

/** The SHA-256, in hex, of a Buffer. */
export function sha256Of(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function contentOf(bytes: FileSpec['bytes']): Buffer | Readable {
	if (Buffer.isBuffer(bytes)) return bytes;
	if ('path' in bytes) return createReadStream(bytes.path);
	return streamOfSeed(bytes.size, bytes.seed);
}

/** Puts a file into n8n's binary store, in the mode that is set, by n8n's own helper. */
export async function storeFile(
	helpers: IExecuteFunctions['helpers'],
	file: FileSpec,
): Promise<IBinaryData> {
	const fileName = file.noName ? undefined : (file.name ?? 'file.bin');
	const extension = extname(fileName ?? '').slice(1);
	const blank: IBinaryData = {
		data: '',
		mimeType: file.mimeType ?? 'application/octet-stream',
		...(fileName !== undefined && { fileName }),
		...(extension && { fileExtension: extension }),
		...(file.directory !== undefined && { directory: file.directory }),
	};
	const stored = await helpers.setBinaryDataBuffer(blank, contentOf(file.bytes) as Buffer);
	return { ...stored, ...file.overrides };
}
