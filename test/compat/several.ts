/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the folder `several`. */
export const NAMES = ['first.txt', 'second.txt', 'third.txt'];

/** Makes the folder `several` with a few small files. */
export function makeSeveral(folder: string): void {
	mkdirSync(join(folder, 'several'));
	for (const name of NAMES) {
		writeFileSync(join(folder, 'several', name), `Grüße aus ${name}\n`);
	}
}
