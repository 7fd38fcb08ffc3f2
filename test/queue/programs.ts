/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { run } from '../host/command';
import { type Log, Problem } from '../host/problem';
import { withProgress } from '../host/progress';

/** Paths of the programs that queue mode needs beside n8n. */
export interface Programs {
	redis: string;
	initdb: string;
	postgres: string;
}

/** Debian keeps each version's server programs in a folder of its own, off the search path. */
const POSTGRES = '/usr/lib/postgresql';

function find(name: string): string | undefined {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES).sort().reverse() : [];
	const folders = [
		...versions.map((version) => join(POSTGRES, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function look(): Partial<Programs> {
	return { redis: find('redis-server'), initdb: find('initdb'), postgres: find('postgres') };
}

/**
 * Finds Redis and PostgreSQL, and installs Debian's where they are missing and we are root.
 * Throws a {@link Problem} that says what to install otherwise.
 */
export async function findPrograms(log: Log): Promise<Programs> {
	let { redis, initdb, postgres } = look();
	const missing = [
		...(redis ? [] : ['redis-server']),
		...(initdb && postgres ? [] : ['postgresql']),
	];
	if (missing.length > 0 && process.getuid?.() === 0 && find('apt-get')) {
		await withProgress(log, `Installing ${missing.join(' and ')}`, async () => {
			const cwd = tmpdir();
			const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
			await run('apt-get', ['update', '-q'], { cwd, env });
			await run('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], { cwd, env });
		});
		({ redis, initdb, postgres } = look());
	}
	if (redis && initdb && postgres) return { redis, initdb, postgres };
	throw new Problem(
		`n8n's queue mode needs Redis and PostgreSQL, and ${missing.join(' and ')} is missing here. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`,
	);
}
