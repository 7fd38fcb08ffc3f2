import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of what is stored, on disk under names of their own. */
export class Bytes {
	/** `folder` gets two folders of our own: bytes/ and incoming/. */
	constructor(folder) {
		this.folder = folder;
		this.incoming = join(folder, 'incoming');
	}

	/** Deletes all that was uploaded. */
	async reset() {
		for (const name of ['bytes', 'incoming']) {
			await rm(join(this.folder, name), { recursive: true, force: true });
			await mkdir(join(this.folder, name), { recursive: true });
		}
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
	async drop({ blob }) {
		if (blob) await rm(this.pathOf({ blob }), { force: true });
	}

	/** Stores a text of the seed: { blob, size, sha256 }. */
	async plant(text) {
		const blob = randomUUID();
		const bytes = Buffer.from(text);
		await writeFile(this.pathOf({ blob }), bytes);
		return { blob, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
	}
}
