/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readFileSync, writeFileSync } from 'node:fs';

/** Sizes in bytes. */
export interface MemoryUse {
	/** Resident when the probe started. */
	before: number;
	/** The most that was resident at once since then. */
	peak: number;
	/** Resident now. */
	after: number;
	/** `peak` minus `before`. */
	growth: number;
}

/** A running measurement; `stop` ends it. */
export interface MemoryProbe {
	stop(): MemoryUse;
}

function status(field: 'VmRSS' | 'VmHWM'): number | undefined {
	try {
		const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
			readFileSync('/proc/self/status', 'utf8'),
		);
		return found ? Number(found[1]) * 1024 : undefined;
	} catch {
		return undefined;
	}
}

function resident(): number {
	return status('VmRSS') ?? process.memoryUsage.rss();
}

/** Sets the kernel's high-water mark of this process back; false where the kernel has none. */
function resetHighWaterMark(): boolean {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
		return true;
	} catch {
		return false;
	}
}

/**
 * Starts to watch the memory of this process. On Linux the kernel's own high-water mark counts,
 * so that no peak between two samples is missed; elsewhere only the samples do.
 * @param interval milliseconds between samples
 */
export function watchMemory(interval = 50): MemoryProbe {
	const marked = resetHighWaterMark();
	const before = resident();
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, resident());
	}, interval);
	timer.unref();
	return {
		stop() {
			clearInterval(timer);
			const after = resident();
			peak = Math.max(peak, after, (marked && status('VmHWM')) || 0);
			return { before, peak, after, growth: peak - before };
		},
	};
}
