/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import {
	cacheFolder,
	CURRENT,
	installFolder,
	isFinished,
	markFinished,
	needSpace,
	type Recipe,
} from './cache';
import { withLock } from './lock';
import { headersOf, installNode, nodeBinary } from './node';
import { npm } from './npm';
import { type Log, logToStderr, Problem } from './problem';
import { elapsed, withProgress } from './progress';

const SPACE_NEEDED_MIB = 5000;

/** An installed n8n. */
export interface N8nInstall {
	/** Path of the node binary that it runs on. */
	node: string;
	/** Path of n8n's command-line script. */
	cli: string;
}

interface Lock {
	packages: Record<string, { optional?: boolean; devOptional?: boolean }>;
}

function at(folder: string): N8nInstall {
	return {
		node: nodeBinary(folder),
		cli: join(folder, 'host', 'node_modules', 'n8n', 'bin', 'n8n'),
	};
}

function isOnPath(command: string): boolean {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.some((folder) => folder !== '' && existsSync(join(folder, command)));
}

/** sqlite3 has to be compiled; without these the build ends in pages of node-gyp's output. */
function needCompiler(): void {
	if (process.platform === 'win32') return;
	const missing = ['g++', 'make', 'python3'].filter((command) => !isOnPath(command));
	if (missing.length === 0) return;
	throw new Problem(
		`Installing n8n compiles its database driver, and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing here. On Debian or Ubuntu: sudo apt-get install g++ make python3`,
	);
}

function packageCounter(folder: string): () => string {
	const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
	const paths = Object.entries(lock.packages)
		.filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional)
		.map(([path]) => join(folder, path, 'package.json'));
	return () => {
		const there = paths.filter((path) => existsSync(path)).length;
		// npm writes nothing before it has resolved and fetched, which is most of the time
		return there === 0
			? `resolving and fetching ${paths.length} packages`
			: `${there} of ${paths.length} packages`;
	};
}

async function installInto(folder: string, recipe: Recipe, log: Log): Promise<void> {
	const host = join(folder, 'host');
	mkdirSync(host, { recursive: true });
	const node = await withProgress(
		log,
		'1/3 Bringing Node for n8n',
		async () => await installNode(folder, recipe.node),
	);
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(join(recipe.folder, file), join(host, file));
	}
	await withProgress(
		log,
		`2/3 Installing n8n ${recipe.n8n} (2.7 GB, about two minutes)`,
		async () =>
			await npm(['ci', '--ignore-scripts', `--prefix=${host}`, '--no-audit', '--no-fund'], {
				cwd: host,
				node,
			}),
		packageCounter(host),
	);
	// Only these need their install scripts; a Kafka client's script would try to download
	// and, failing, undo the whole install.
	await withProgress(
		log,
		"3/3 Compiling n8n's database driver (about a minute)",
		async () =>
			await npm(['rebuild', ...recipe.compiled, '--ignore-scripts=false', `--prefix=${host}`], {
				cwd: host,
				node,
				env: { npm_config_nodedir: headersOf(node) },
			}),
	);
	if (!existsSync(join(host, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'))) {
		throw new Problem(
			"n8n's database driver sqlite3 was not compiled, though npm reported no error.",
		);
	}
}

/**
 * Installs the real n8n into the user's cache folder, once: a finished install is used again, one
 * that was cut short is done anew, and a second process waits for the first. Minutes the first
 * time, milliseconds later. Throws a {@link Problem} when a compiler, space or the network lacks.
 */
export async function installN8n(
	log: Log = logToStderr,
	recipe: Recipe = CURRENT,
): Promise<N8nInstall> {
	const target = installFolder(recipe);
	if (isFinished(target)) return at(target);
	return await withLock(`${target}.lock`, log, async () => {
		if (isFinished(target)) return at(target);
		needCompiler();
		needSpace(cacheFolder(), SPACE_NEEDED_MIB, `n8n ${recipe.n8n}`);
		const started = Date.now();
		log(`n8n ${recipe.n8n} is installed once, into ${dirname(target)}; this takes some minutes.`);
		const partial = `${target}.partial`;
		rmSync(partial, { recursive: true, force: true });
		rmSync(target, { recursive: true, force: true });
		try {
			await installInto(partial, recipe, log);
			markFinished(partial, recipe);
			renameSync(partial, target);
		} catch (error) {
			rmSync(partial, { recursive: true, force: true });
			throw error;
		}
		log(`n8n ${recipe.n8n} is installed (${elapsed(started)}).`);
		return at(target);
	});
}
