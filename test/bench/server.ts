/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { request } from 'undici';

/** One upload as the server saw it. Times are ms since 1970, see measured.mjs. */
export interface SeenUpload {
	bytes: number;
	/** when its first byte came */
	startedAt: number;
	/** when its answer was given */
	endedAt: number;
	/** seconds of CPU of the watched process in between; null where the system does not tell */
	cpuSeconds: number | null;
}

/** What came since the last `reset`. */
export interface Seen {
	requests: number;
	/** that were answered with */
	bytes: number;
	/** when the first request came; null while none did */
	firstAt: number | null;
	/** seconds of CPU that the watched process had used by then; null where the system does not tell */
	firstCpu: number | null;
	/** the same by now */
	cpu: number | null;
	uploads: SeenUpload[];
}

/** A running server of the benchmark: the sink, the spring or the shelf. */
export interface BenchServer {
	/** Its address without a trailing slash. */
	url: string;
	seen(): Promise<Seen>;
	/** Forgets what came; answers are given `latencyMs` late, and the CPU of process `watch` is noted. */
	reset(settings?: { latencyMs?: number; watch?: number } & Record<string, unknown>): Promise<void>;
	stop(): Promise<void>;
}

/** The time of the clock that the servers use. */
export const now = () => performance.timeOrigin + performance.now();

/** Starts a server of this folder as a process of its own. It ends with `stop`, or with us. */
export async function startServer(
	script: 'sink.mjs' | 'spring.mjs' | 'shelf.mjs',
): Promise<BenchServer> {
	const child = spawn(process.execPath, [join(__dirname, script)], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	const { url } = JSON.parse(line.toString()) as { url: string };
	const control = `${url}/control`;
	return {
		url,
		seen: async () => (await (await request(control)).body.json()) as Seen,
		reset: async (settings = {}) => {
			const { body } = await request(control, { method: 'POST', body: JSON.stringify(settings) });
			await body.dump();
		},
		stop: async () => {
			child.stdin.end();
			await ended;
		},
	};
}
