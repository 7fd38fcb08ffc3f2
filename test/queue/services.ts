/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { spawn } from 'node:child_process';
import { chownSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { lastWords, run } from '../host/command';
import { temporaryFolder } from '../host/pack';
import { anyFreePort } from '../host/ports';
import { Problem } from '../host/problem';
import type { Programs } from './programs';

const GUARD = join(__dirname, '..', 'host', 'guard.mjs');
const READY_WITHIN_MS = 60_000;
const KEPT_LOG = 1024 * 1024;

/** A server that ends, with all that it started, when we stop it or end ourselves. */
export interface Service {
	/** What it printed so far. */
	logs(): string;
	stop(): Promise<void>;
}

/** Starts a server under the guard, which removes `folder` when the server has ended. */
export function startService(
	folder: string,
	command: string[],
	env: NodeJS.ProcessEnv = process.env,
): Service {
	const child = spawn(process.execPath, [GUARD, folder, ...command], {
		cwd: folder,
		env,
		detached: true,
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let logs = '';
	const keep = (chunk: Buffer) => {
		logs = (logs + chunk.toString()).slice(-KEPT_LOG);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	// a guard that is gone already cannot be told to end
	child.stdin.on('error', () => undefined);
	const ended = new Promise<void>((done) => child.once('close', () => done()));
	return {
		logs: () => logs,
		stop: async () => {
			child.stdin.end();
			await ended;
		},
	};
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((done) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => done(true)).once('error', () => done(false));
		socket.once('connect', () => socket.destroy());
	});
}

async function untilReady(name: string, port: number, service: Service): Promise<void> {
	const started = Date.now();
	while (!(await answers(port))) {
		if (Date.now() - started > READY_WITHIN_MS) {
			await service.stop();
			throw new Problem(`${name} did not start; its last words:\n${lastWords(service.logs())}`);
		}
		await sleep(100);
	}
}

/** A Redis that keeps everything in memory. */
export async function startRedis({ redis }: Programs): Promise<Service & { port: number }> {
	const port = await anyFreePort();
	const folder = temporaryFolder('redis');
	const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const service = startService(folder, [redis, ...options]);
	await untilReady('Redis', port, service);
	return { ...service, port };
}

/** PostgreSQL refuses to run as root: then it runs as the system's user for nobody in particular. */
async function asNobody(folder: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	const id = async (flag: string) =>
		Number((await run('id', [flag, 'nobody'], { cwd: folder })).stdout);
	const [user, group] = [await id('-u'), await id('-g')];
	chownSync(folder, user, group);
	return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
}

/** A PostgreSQL with an empty database "postgres" of the user "n8n", who needs no password. */
export async function startPostgres({
	initdb,
	postgres,
}: Programs): Promise<Service & { port: number }> {
	const port = await anyFreePort();
	const folder = temporaryFolder('postgres');
	const prefix = await asNobody(folder);
	const data = join(folder, 'data');
	const init = [...prefix, initdb, '-D', data, '-U', 'n8n', '--auth=trust', '-E', 'UTF8', '-N'];
	await run(init[0], init.slice(1), { cwd: folder });
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const service = startService(folder, [
		...[...prefix, postgres, '-D', data, '-p', String(port)],
		...settings.flatMap((setting) => ['-c', setting]),
	]);
	await untilReady('PostgreSQL', port, service);
	return { ...service, port };
}
