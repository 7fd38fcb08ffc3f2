/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import n8nPackage from './n8n/package.json';
import { Problem, systemCode } from './problem';

/** The Node that n8n runs on; 24 is the oldest that this n8n takes. */
export const NODE_VERSION = '24.21.0';
/** The n8n that is installed. */
export const N8N_VERSION = n8nPackage.dependencies.n8n;
/** Folder with the package.json and package-lock.json of the n8n that is installed. */
export const RECIPE = join(__dirname, 'n8n');

const MARKER = 'finished.json';

/** The user's cache folder for this project, made when it is not there. */
export function cacheFolder(): string {
	const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	const folder = join(base, 'n8n-nodes-hcl-connections');
	try {
		mkdirSync(folder, { recursive: true });
	} catch (error) {
		throw new Problem(
			`The cache folder ${folder} could not be made (${systemCode(error)}). Set XDG_CACHE_HOME to a folder that you may write to.`,
		);
	}
	return folder;
}

/** Where n8n is installed: another folder for each lock file, Node and kind of machine. */
export function installFolder(): string {
	const hash = createHash('sha256')
		.update(readFileSync(join(RECIPE, 'package.json')))
		.update(readFileSync(join(RECIPE, 'package-lock.json')))
		.update(`${NODE_VERSION} ${process.platform} ${process.arch}`)
		.digest('hex')
		.slice(0, 8);
	return join(cacheFolder(), `n8n-${N8N_VERSION}-node${NODE_VERSION.split('.')[0]}-${hash}`);
}

/** Whether an install reached its end. */
export function isFinished(folder: string): boolean {
	return existsSync(join(folder, MARKER));
}

/** Written last, so that an install that was cut short is known as such. */
export function markFinished(folder: string): void {
	const marker = { n8n: N8N_VERSION, node: NODE_VERSION, finished: new Date().toISOString() };
	writeFileSync(join(folder, MARKER), `${JSON.stringify(marker)}\n`);
}

/** Throws a {@link Problem} when fewer than `mib` MiB are free where `folder` lies. */
export function needSpace(folder: string, mib: number, what: string): void {
	const { bavail, bsize } = statfsSync(folder);
	const free = Math.floor((bavail * bsize) / 2 ** 20);
	if (free >= mib) return;
	throw new Problem(
		`${what} needs ${mib} MiB of disk space, and ${free} MiB are free at ${folder}. Free some, or set XDG_CACHE_HOME to a folder on a larger disk.`,
	);
}
