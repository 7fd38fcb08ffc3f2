/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { request } from 'undici';

/** One upload as the server saw it. Times are ms of the server's own monotonic clock. */
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
	/** uploads, and requests for a nonce */
	requests: number;
	/** ms; when the first byte of the first request came */
	firstAt?: number;
	uploads: SeenUpload[];
}

/** The running server that takes uploads and drops them. */
export interface Sink {
	/** Its address without a trailing slash. */
	url: string;
	seen(): Promise<Seen>;
	/** Forgets what came; answers are given `latencyMs` late, and the CPU of process `watch` is noted. */
	reset(settings?: { latencyMs?: number; watch?: number }): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a server of this folder as a process of its own. It ends with `stop`, or with us. */
export async function startServer(script: string): Promise<Pick<Sink, 'url' | 'stop'>> {
	const child = spawn(process.execPath, [join(__dirname, script)], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	const { url } = JSON.parse(line.toString()) as { url: string };
	return {
		url,
		stop: async () => {
			child.stdin.end();
			await ended;
		},
	};
}

/** Starts the sink. */
export async function startSink(): Promise<Sink> {
	const { url, stop } = await startServer('sink.mjs');
	const control = `${url}/control`;
	return {
		url,
		seen: async () => (await (await request(control)).body.json()) as Seen,
		reset: async (settings = {}) => {
			const { body } = await request(control, { method: 'POST', body: JSON.stringify(settings) });
			await body.dump();
		},
		stop,
	};
}
