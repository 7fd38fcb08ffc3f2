/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { INodeParameters } from 'n8n-workflow';
import { startEngine, type Engine, type FileSpec } from '../engine/engine';
import { watchMemory } from '../engine/memory';
import { temporaryFolder } from '../host/pack';
import { Problem, runScript } from '../host/problem';
import {
	startConnections,
	type ConnectionsSeed,
	type ConnectionsServer,
	type ConnectionsStore,
} from '../server/client';
import { makeSparseFile } from './sparseFile';

const GIB = 1024 ** 3;
const MB = 1_000_000;

/** The node's process may grow by less than this, whatever the size of the file (bytes). */
const GROWTH_LIMIT = 200 * MB;

/** One operation that is tried with a large file. */
export interface LargeUpload {
	/** As the report names it. */
	title: string;
	/** Size where the command line gives none. */
	gib: number;
	/** The node's parameters. */
	parameters(seed: ConnectionsSeed): INodeParameters;
	/** What the server stored under that name. */
	stored(
		store: ConnectionsStore,
		fileName: string,
	): Array<{ size?: number; sha256?: string | null }>;
}

interface Measured {
	seconds: number;
	growth: number;
	stored: ReturnType<LargeUpload['stored']>;
	violations: string[];
}

function sizeFromCommandLine(gib: number): number {
	const { values } = parseArgs({ options: { gib: { type: 'string' } } });
	const wanted = Number(values.gib ?? gib);
	if (!(wanted > 0)) throw new Problem(`--gib is a number above 0, not ${values.gib ?? ''}`);
	return Math.round(wanted * GIB);
}

/**
 * The file as an item's binary: it lies in n8n's binary store already, so that the workflow does
 * not copy it first.
 */
function storedBinary(path: string, name: string, bytes: number): FileSpec {
	return { name, bytes: Buffer.alloc(0), overrides: { id: `filesystem-v2:${path}`, bytes } };
}

async function upload(
	engine: Engine,
	server: ConnectionsServer,
	{ parameters, stored }: LargeUpload,
	file: FileSpec,
): Promise<Measured> {
	const memory = watchMemory();
	const start = performance.now();
	const { error } = await engine.runNode({
		items: [{ files: { data: file } }],
		parameters: parameters(await server.seed()),
		credentials: {
			type: 'connectionsApi',
			data: { baseUrl: server.url, username: 'amy', password: 'amy-secret' },
		},
	});
	const seconds = (performance.now() - start) / 1000;
	const { growth } = memory.stop();
	if (error) throw new Problem([error.message, error.description].filter(Boolean).join('\n  '));
	return {
		seconds,
		growth,
		stored: stored(await server.store(), file.name ?? ''),
		violations: (await server.violations()).map(({ message }) => message),
	};
}

function report(plan: LargeUpload, size: number, sha256: string, measured: Measured): boolean {
	const { seconds, growth, stored, violations } = measured;
	const arrived = stored.length === 1 && stored[0].size === size && stored[0].sha256 === sha256;
	const small = growth < GROWTH_LIMIT;
	const lines = [
		`${plan.title}: ${size} bytes in ${seconds.toFixed(1)} s (${(size / MB / seconds).toFixed(0)} MB/s)`,
		`arrived once with equal SHA-256: ${arrived ? 'yes' : `NO, ${JSON.stringify(stored)}`}`,
		`growth of the process: ${(growth / MB).toFixed(0)} MB (limit ${GROWTH_LIMIT / MB} MB)${small ? '' : ' TOO MUCH'}`,
		...violations.map((message) => `not as documented: ${message}`),
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	return arrived && small && violations.length === 0;
}

/**
 * Uploads a large file by n8n's engine in this process to a test server in another one. Ends with
 * exit code 1 unless it arrives whole while the memory of this process stays small.
 */
export async function measureLargeUpload(plan: LargeUpload): Promise<void> {
	await runScript(async () => {
		const size = sizeFromCommandLine(plan.gib);
		const folder = temporaryFolder('bench');
		await mkdir(join(folder, 'storage'));
		const sha256 = await makeSparseFile(join(folder, 'storage', 'large'), size);
		const server = await startConnections({ folder: temporaryFolder('store') });
		try {
			const engine = await startEngine({ folder });
			const file = storedBinary('large', 'large.bin', size);
			const measured = await upload(engine, server, plan, file);
			if (!report(plan, size, sha256, measured)) process.exitCode = 1;
			await engine.stop();
		} finally {
			await server.stop();
		}
	});
}
