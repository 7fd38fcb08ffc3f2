/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Log, systemCode } from './problem';
import { withProgress } from './progress';

const LOOK_AGAIN_MS = 500;

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, and belongs to someone else.
		return systemCode(error) === 'EPERM';
	}
}

/** The pid in the lock file; undefined when there is none, 0 when nothing readable stands in it. */
function holder(file: string): number | undefined {
	try {
		return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function take(file: string): boolean {
	try {
		writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (systemCode(error) === 'EEXIST') return false;
		throw error;
	}
}

async function waitFor(file: string): Promise<void> {
	while (!take(file)) {
		const pid = holder(file);
		if (pid !== undefined && (pid === 0 || !isAlive(pid))) {
			await sleep(LOOK_AGAIN_MS);
			// Unchanged after a moment: left behind by a process that was killed.
			if (holder(file) === pid) rmSync(file, { force: true });
		}
		await sleep(LOOK_AGAIN_MS);
	}
}

/**
 * Does a piece of work while holding a lock file with our pid in it; a second process waits for
 * the first, and takes over from one that died.
 */
export async function withLock<T>(file: string, log: Log, work: () => Promise<T>): Promise<T> {
	if (!take(file)) {
		await withProgress(
			log,
			`Waiting for process ${holder(file) ?? ''}, which is at the same work`,
			async () => await waitFor(file),
		);
	}
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.removeListener('exit', release);
		release();
	}
}
