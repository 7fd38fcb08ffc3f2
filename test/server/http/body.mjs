import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VIRUS_MARKER } from '../seed/activities.mjs';

/** Up to this size the records show a textual body. */
export const RECORDED_TEXT_BYTES = 64 * 1024;
const MARKER = Buffer.from(VIRUS_MARKER);
const NOWHERE = { write: async () => {}, close: async () => {}, discard: async () => {} };

/** Finds the virus marker in a stream, also where it lies across two chunks. */
class MarkerSearch {
	#tail = Buffer.alloc(0);
	found = false;

	look(chunk) {
		if (this.found) return;
		const window = Buffer.concat([this.#tail, chunk.subarray(0, MARKER.length - 1)]);
		this.found = chunk.includes(MARKER) || window.includes(MARKER);
		this.#tail = Buffer.from(
			chunk.length >= MARKER.length
				? chunk.subarray(1 - MARKER.length)
				: window.subarray(-(MARKER.length - 1)),
		);
	}
}

async function fileSink(path) {
	const handle = await open(path, 'wx');
	return {
		write: (chunk) => handle.write(chunk),
		close: () => handle.close(),
		discard: () => rm(path, { force: true }),
	};
}

/** The body of one request: read once, hashed on the way, to disk or to nowhere, never held whole. */
export class Body {
	#request;
	#folder;
	#textBytes;
	#reading;
	#text = [];

	/** Bytes that came so far. */
	bytes = 0;
	/** Hex SHA-256 of the whole body; null until it came in whole. */
	sha256 = null;
	/** Called with (bytes so far, bytes of this chunk) and waited for: how faults slow or cut a body. */
	onBytes = null;

	/** `textBytes`: up to which size the body is kept as text, too; 0 for none. */
	constructor(request, { folder, textBytes }) {
		this.#request = request;
		this.#folder = folder;
		this.#textBytes = textBytes;
	}

	/** The body as text for the record; null if it is longer than 64 KiB, or not textual. */
	get shortText() {
		return this.bytes > RECORDED_TEXT_BYTES ? null : this.#asText();
	}

	/** Reads the body to its end and forgets it, if nobody has read it yet. */
	async discard() {
		this.#reading ??= this.#read(NOWHERE);
		await this.#reading;
	}

	/** Writes the body to a new file: { path, size, sha256, infected }. Whoever keeps it moves it. */
	async toDisk() {
		const path = join(this.#folder, randomUUID());
		this.#reading ??= this.#read(await fileSink(path));
		const { infected } = await this.#reading;
		return { path, size: this.bytes, sha256: this.sha256, infected };
	}

	/** Reads the body as text; null if it is longer than what is kept. */
	async toText() {
		await this.discard();
		return this.#asText();
	}

	#asText() {
		if (this.#textBytes === 0 || this.bytes > this.#textBytes) return null;
		return Buffer.concat(this.#text).toString('utf8');
	}

	async #read(sink) {
		const hash = createHash('sha256');
		const marker = new MarkerSearch();
		try {
			for await (const chunk of this.#request) {
				hash.update(chunk);
				marker.look(chunk);
				this.bytes += chunk.length;
				if (this.bytes <= this.#textBytes) this.#text.push(chunk);
				else this.#text = [];
				await sink.write(chunk);
				await this.onBytes?.(this.bytes, chunk.length);
			}
		} catch (error) {
			await sink.close();
			await sink.discard();
			throw error;
		}
		await sink.close();
		this.sha256 = hash.digest('hex');
		return { infected: marker.found };
	}
}
