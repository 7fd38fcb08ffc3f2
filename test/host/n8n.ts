/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { request } from 'undici';

import { CURRENT, type Recipe } from './cache';
import { lastWords } from './command';
import { installN8n } from './install';
import { cleanEnvironment, npm } from './npm';
import { pack, temporaryFolder } from './pack';
import { anyFreePort, isPortFree } from './ports';
import { type Log, logToStderr, Problem } from './problem';
import { withProgress } from './progress';
import { RestClient } from './rest';

const READY_WITHIN_MS = 120_000;
const KEPT_LOG = 1024 * 1024;
const GUARD = join(__dirname, 'guard.mjs');

/** What n8n is started with: our package packed or, faster, as its build folder, or without it. */
export interface N8nOptions {
	tarball?: string;
	distFolder?: string;
	/** The folder that nodes may read files from, and that relative paths start at. */
	folder: string;
	/**
	 * A user folder that stays when n8n ends, for one that is started again; what an earlier n8n left
	 * there is used. Default: a temporary one, which `stop` removes.
	 */
	userFolder?: string;
	/** Default: a free one. */
	port?: number;
	/** Added to n8n's environment. */
	env?: Record<string, string>;
	log?: Log;
	/** Which n8n; default: the current one. */
	recipe?: Recipe;
}

/** A running n8n with an owner signed in. */
export interface RunningN8n {
	/** The editor's address, without a slash at the end. */
	url: string;
	rest: RestClient;
	/** Where n8n keeps what it stores: its `N8N_USER_FOLDER`. */
	userFolder: string;
	/** What n8n printed so far. */
	logs(): string;
	/** Ends n8n and all that it started, and removes its folder if it is a temporary one. */
	stop(): Promise<void>;
	/** Ends it at once and without a word, as a power failure does; its folder stays. */
	kill(): Promise<void>;
	/** Resolves when n8n has ended, by whatever cause. */
	ended: Promise<void>;
}

/** Installs the packed package as the documentation of n8n tells users to. */
async function installPackage(userFolder: string, tarball: string, node: string): Promise<void> {
	const cwd = join(userFolder, '.n8n', 'nodes');
	mkdirSync(cwd, { recursive: true });
	writeFileSync(join(cwd, 'package.json'), '{ "name": "installed-nodes", "private": true }\n');
	const args = ['install', tarball, '--omit=peer', '--ignore-scripts', `--prefix=${cwd}`];
	await npm([...args, '--no-audit', '--no-fund'], { cwd, node });
}

async function environment(
	options: N8nOptions,
	userFolder: string,
	node: string,
	port: number,
): Promise<NodeJS.ProcessEnv> {
	const { disabledModules, env } = options.recipe ?? CURRENT;
	return {
		...cleanEnvironment(node),
		// A proxy of this machine is not meant for its own servers.
		NO_PROXY: ['127.0.0.1', 'localhost', process.env.NO_PROXY].filter(Boolean).join(','),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: randomUUID(),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await anyFreePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		...(disabledModules ? { N8N_DISABLED_MODULES: disabledModules.join(',') } : {}),
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		N8N_RESTRICT_FILE_ACCESS_TO: realpathSync(options.folder),
		...(options.distFolder ? { N8N_CUSTOM_EXTENSIONS: options.distFolder } : {}),
		...env,
		...options.env,
	};
}

async function waitUntilReady(url: string, hasEnded: () => boolean, logs: () => string) {
	const started = Date.now();
	while (!hasEnded() && Date.now() - started < READY_WITHIN_MS) {
		// /healthz answers before the database and the nodes are there.
		const status = await request(`${url}/healthz/readiness`).then(
			async ({ statusCode, body }) => {
				await body.dump();
				return statusCode;
			},
			() => 0,
		);
		// n8n 2.8 answers so before its REST routes are there; this is said last.
		if (status === 200 && logs().includes('Editor is now accessible')) return;
		await sleep(200);
	}
	throw new Problem(
		`n8n ${hasEnded() ? 'ended while it started' : 'was not ready after two minutes'}; its last words:\n${lastWords(logs())}`,
	);
}

/**
 * Starts the real n8n in a temporary user folder, with this package inside and an owner signed in.
 * Installs n8n first where that was not done. Throws a {@link Problem} when the port is taken or
 * n8n does not start.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const log = options.log ?? logToStderr;
	const install = await installN8n(log, options.recipe);
	if (options.port !== undefined && !(await isPortFree(options.port))) {
		throw new Problem(`Port ${options.port} is taken by another program. Choose another port.`);
	}
	const port = options.port ?? (await anyFreePort());
	const url = `http://127.0.0.1:${port}`;
	const userFolder = options.userFolder ?? temporaryFolder('n8n');
	const ranBefore = existsSync(join(userFolder, '.n8n', 'database.sqlite'));
	const { tarball } = options;
	if (tarball !== undefined && !ranBefore) {
		await withProgress(
			log,
			'Installing the packed package into n8n',
			async () => await installPackage(userFolder, tarball, install.node),
		);
	}

	const removed = options.userFolder === undefined ? userFolder : temporaryFolder('n8n-nothing');
	const guard = [GUARD, removed, install.node, install.cli, 'start'];
	const child = spawn(process.execPath, guard, {
		cwd: options.folder,
		env: await environment(options, userFolder, install.node, port),
		detached: process.platform !== 'win32',
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let logs = '';
	const keep = (chunk: Buffer) => {
		logs = (logs + chunk.toString()).slice(-KEPT_LOG);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	let hasEnded = false;
	const ended = new Promise<void>((done) => {
		child.once('close', () => {
			hasEnded = true;
			done();
		});
	});
	const stop = async () => {
		child.stdin.end();
		await ended;
	};
	const kill = async () => {
		process.kill(process.platform === 'win32' ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL');
		await ended;
		if (options.userFolder !== undefined) rmSync(removed, { recursive: true, force: true });
	};
	const rest = new RestClient(url);
	try {
		await withProgress(log, 'Starting n8n', async () => {
			await waitUntilReady(
				url,
				() => hasEnded,
				() => logs,
			);
			await (ranBefore ? rest.signIn() : rest.setUpOwner());
		});
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, rest, userFolder, logs: () => logs, stop, kill, ended };
}

/** Starts the real n8n as {@link startN8n} does, with the package inside as it would be published. */
export async function startPackedN8n(options: N8nOptions): Promise<RunningN8n> {
	const packed = await pack();
	try {
		return await startN8n({ ...options, tarball: packed.tarball });
	} finally {
		packed.remove();
	}
}
