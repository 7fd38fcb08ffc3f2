/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { request } from 'undici';

import { processOfN8n } from '../bench/process';
import { lastWords } from '../host/command';
import { installN8n } from '../host/install';
import { type RunningN8n, startN8n } from '../host/n8n';
import { cleanEnvironment } from '../host/npm';
import { ROOT, temporaryFolder } from '../host/pack';
import { anyFreePort } from '../host/ports';
import { logToStderr, Problem } from '../host/problem';
import { findPrograms } from './programs';
import { type Service, startPostgres, startRedis, startService } from './services';

const WORKER_READY_WITHIN_MS = 120_000;
const UPLOADS_AT_ONCE = 5;

/** One of n8n's worker processes. */
export interface Worker {
	/** The ids of the executions that it began, by its own log. */
	executions(): string[];
	/** Ends it as a power cut does: at once, without a word to anyone. */
	kill(): void;
	logs(): string;
	stop(): Promise<void>;
}

/** n8n in queue mode: a main process, which takes the webhooks, and two workers, which upload. */
export interface Fleet {
	main: RunningN8n;
	workers: Worker[];
	stop(): Promise<void>;
}

async function startWorker(environment: Record<string, string>): Promise<Worker> {
	const { node, cli } = await installN8n();
	const folder = temporaryFolder('worker');
	const port = String(await anyFreePort());
	const health = String(await anyFreePort());
	const service = startService(folder, [node, cli, 'worker', `--concurrency=${UPLOADS_AT_ONCE}`], {
		...cleanEnvironment(node),
		...environment,
		N8N_USER_FOLDER: folder,
		N8N_PORT: port,
		N8N_RUNNERS_BROKER_PORT: String(await anyFreePort()),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: health,
	});
	const started = Date.now();
	const isReady = async () =>
		await request(`http://127.0.0.1:${health}/healthz/readiness`).then(
			async ({ statusCode, body }) => {
				await body.dump();
				return statusCode === 200;
			},
			() => false,
		);
	while (!(await isReady())) {
		if (Date.now() - started > WORKER_READY_WITHIN_MS) {
			await service.stop();
			throw new Problem(`A worker did not start; its last words:\n${lastWords(service.logs())}`);
		}
		await sleep(200);
	}
	return {
		...service,
		executions: () =>
			[...service.logs().matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id),
		kill: () => process.kill(processOfN8n(cli, port), 'SIGKILL'),
	};
}

/**
 * Starts Redis, PostgreSQL, and n8n's main process and two workers with the built package inside.
 * @param binaryMode where n8n keeps files on the way from the main process to a worker
 */
export async function startFleet(binaryMode: 'database' | 'filesystem'): Promise<Fleet> {
	const programs = await findPrograms(logToStderr);
	const services: Service[] = [];
	const folder = temporaryFolder('shared');
	const stop = async () => {
		for (const service of services.reverse()) await service.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis(programs);
		services.push(redis);
		const postgres = await startPostgres(programs);
		services.push(postgres);
		// all processes share the key of the credentials, the database, and the folder of the files
		const storage = join(folder, 'storage');
		mkdirSync(storage);
		const shared = {
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: 'the same for the main process and its workers',
			N8N_DEFAULT_BINARY_DATA_MODE: binaryMode,
			N8N_STORAGE_PATH: storage,
			N8N_CUSTOM_EXTENSIONS: join(ROOT, 'dist'),
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_DISABLED_MODULES: 'mcp-registry,instance-ai',
			NO_PROXY: '127.0.0.1,localhost',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: 'n8n',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			// a dead worker is noticed in seconds instead of minutes
			QUEUE_WORKER_LOCK_DURATION: '6000',
			QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
			QUEUE_WORKER_STALLED_INTERVAL: '3000',
		};
		const main = await startN8n({ distFolder: join(ROOT, 'dist'), folder, env: shared });
		services.push(main);
		const workers = await Promise.all([startWorker(shared), startWorker(shared)]);
		services.push(...workers);
		return { main, workers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
