/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { Problem } from '../host/problem';

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		// of another user, or gone
		return '';
	}
}

/** The process that runs n8n's script with that port in its environment; a {@link Problem} if none. */
export function processOfN8n(cli: string, port: string): number {
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		// beside it runs the guard that started it, whose first argument is another script
		if (read(`/proc/${pid}/cmdline`).split('\0')[1] !== cli) continue;
		if (read(`/proc/${pid}/environ`).split('\0').includes(`N8N_PORT=${port}`)) return Number(pid);
	}
	throw new Problem('The process of n8n was not found in /proc: the benchmark needs Linux.');
}

/** A number of /proc/PID/status, in bytes. */
function status(pid: number, field: 'VmRSS' | 'VmHWM'): number {
	const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`));
	if (!found) throw new Problem(`/proc/${pid}/status tells no ${field}.`);
	return Number(found[1]) * 1024;
}

/**
 * Watches how far the memory of a process rises above the least that it had between two uploads:
 * what one upload leaves behind counts for the next, and what n8n frees after its start does not
 * hide anything. Call it before an upload; the function it gives tells the bytes afterwards, by the
 * kernel's high-water mark.
 */
export function growthWatch(pid: number): () => () => number {
	let least = Infinity;
	return () => {
		least = Math.min(least, status(pid, 'VmRSS'));
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
		return () => status(pid, 'VmHWM') - least;
	};
}
