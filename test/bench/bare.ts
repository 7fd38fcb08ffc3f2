/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';

import { run } from '../host/command';
import { installN8n } from '../host/install';

const CHUNK_BYTES = 2 ** 20;

/** Uploads a file with undici, streamed from disk, in a process of its own on the Node of n8n. */
export async function uploadWithUndici(url: string, file: string): Promise<void> {
	const { node } = await installN8n();
	const script = join(__dirname, 'bareUpload.mjs');
	await run(node, [script, url, file, String(CHUNK_BYTES)], { cwd: __dirname });
}

/** Downloads into a file with undici, in a process of its own on the Node of n8n. */
export async function downloadWithUndici(
	url: string,
	file: string,
): Promise<{ endedAt: number; cpuSeconds: number }> {
	const { node } = await installN8n();
	const script = join(__dirname, 'bareDownload.mjs');
	const { stdout } = await run(node, [script, url, file], { cwd: __dirname });
	return JSON.parse(stdout) as { endedAt: number; cpuSeconds: number };
}

/** Uploads a file with curl; the shell gives its process id to curl, which can't tell its own. */
export async function uploadWithCurl(url: string, file: string): Promise<void> {
	const headers = `-H 'Expect:' -H 'Content-Type: application/octet-stream' -H "bench-pid: $$"`;
	const command = `exec curl --fail -sS -o /dev/null -X POST ${headers} -T "$1" "$0"`;
	await run('sh', ['-c', command, url, file], { cwd: __dirname });
}
