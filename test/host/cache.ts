/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import n8n1 from './n8n-1.123/package.json';
import n8n28 from './n8n-2.8/package.json';
import n8nPackage from './n8n/package.json';
import { Problem, systemCode } from './problem';

/** What is needed to install one version of n8n. */
export interface Recipe {
	/** The version of n8n. */
	n8n: string;
	/** The version of Node that it runs on; npm brings it. */
	node: string;
	/** The folder with its package.json and package-lock.json. */
	folder: string;
	/** The packages that have to be compiled. */
	compiled: string[];
	/** Modules that would call out to the internet; an n8n that does not know one does not start. */
	disabledModules?: string[];
	/** What else it needs in its environment. */
	env?: Record<string, string>;
}

/** The n8n of all tests, of `npm run demo` and of `npm start`; 24 is the oldest Node it takes. */
export const CURRENT: Recipe = {
	n8n: n8nPackage.dependencies.n8n,
	node: '24.21.0',
	folder: join(__dirname, 'n8n'),
	compiled: ['sqlite3', 'isolated-vm'],
	disabledModules: ['mcp-registry', 'instance-ai'],
};

/** The newest n8n that runs on Node 20, and the newest of its first major version. */
export const OLDER: Recipe[] = [
	{
		n8n: n8n28.dependencies.n8n,
		node: '20.20.2',
		folder: join(__dirname, 'n8n-2.8'),
		compiled: ['sqlite3'],
	},
	{
		n8n: n8n1.dependencies.n8n,
		node: '20.20.2',
		folder: join(__dirname, 'n8n-1.123'),
		compiled: ['sqlite3'],
		// The other engine needs an isolated-vm that builds on Node 22 and later only.
		env: { N8N_EXPRESSION_ENGINE: 'legacy' },
	},
];

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

/** Where an n8n is installed: another folder for each lock file, Node and kind of machine. */
export function installFolder({ n8n, node, folder }: Recipe): string {
	const hash = createHash('sha256')
		.update(readFileSync(join(folder, 'package.json')))
		.update(readFileSync(join(folder, 'package-lock.json')))
		.update(`${node} ${process.platform} ${process.arch}`)
		.digest('hex')
		.slice(0, 8);
	return join(cacheFolder(), `n8n-${n8n}-node${node.split('.')[0]}-${hash}`);
}

/** Whether an install reached its end. */
export function isFinished(folder: string): boolean {
	return existsSync(join(folder, MARKER));
}

/** Written last, so that an install that was cut short is known as such. */
export function markFinished(folder: string, { n8n, node }: Recipe): void {
	const marker = { n8n, node, finished: new Date().toISOString() };
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
