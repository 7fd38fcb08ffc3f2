/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { request } from 'undici';
import { sha256OfFile } from '../host/file';
import { installN8n } from '../host/install';
import { startN8n } from '../host/n8n';
import { ROOT, temporaryFolder } from '../host/pack';
import { Problem, runScript } from '../host/problem';
import type { Workflow } from '../host/rest';
import { growthWatch, processOfN8n } from './process';
import { startServer } from './sink';

const GIB = 1024 ** 3;
const MB = 1_000_000;

/** n8n's process may grow by less than this, whatever the size of the file (bytes). */
const GROWTH_LIMIT = 200 * MB;

const TRIGGER = 'Manual Trigger';

function workflowFor(bytes: number, credentialId: string): Workflow {
	const node = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		name: 'Download',
		nodes: [
			{ ...node, id: '1', name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{
				...node,
				id: '2',
				name: 'Download',
				type: 'CUSTOM.connections',
				parameters: {
					resource: 'file',
					operation: 'download',
					documentId: { __rl: true, mode: 'id', value: String(bytes) },
				},
				credentials: { connectionsApi: { id: credentialId, name: 'Bench' } },
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Download', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The one file of some size in a folder and those below it. */
function largestIn(folder: string): string {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
	return files.sort((one, other) => statSync(other).size - statSync(one).size)[0];
}

/**
 * Downloads large files in a real n8n from a server in another process, one after the other, and
 * tells seconds and the growth of n8n's process. Ends with exit code 1 unless each comes whole while
 * the memory stays small.
 */
void runScript(async () => {
	const { values } = parseArgs({ options: { gib: { type: 'string', default: '1,5' } } });
	const sizes = values.gib.split(',').map((gib) => Math.round(Number(gib) * GIB));
	if (!sizes.every((size) => size > 0)) throw new Problem('--gib wants numbers, e.g. 1,5');
	const folder = temporaryFolder('bench');
	const storage = join(folder, 'storage');
	mkdirSync(storage, { recursive: true });
	const spring = await startServer('spring.mjs');
	const n8n = await startN8n({
		distFolder: join(ROOT, 'dist'),
		folder,
		env: { N8N_STORAGE_PATH: storage },
	});
	try {
		const { cli } = await installN8n();
		const growthOf = growthWatch(processOfN8n(cli, new URL(n8n.url).port));
		const credentialId = await n8n.rest.createCredential('Bench', 'connectionsApi', {
			baseUrl: spring.url,
			username: 'amy',
			password: 'amy-secret',
		});
		// once small, so that what n8n loads at its first run is not counted
		for (const size of [MB, ...sizes]) {
			const workflow = await n8n.rest.createWorkflow(workflowFor(size, credentialId));
			const grown = growthOf();
			const start = performance.now();
			const { status, error } = await n8n.rest.run(workflow, TRIGGER);
			const seconds = (performance.now() - start) / 1000;
			const growth = grown();
			if (status !== 'success') throw new Problem(`The download failed: ${error?.message ?? ''}`);
			if (size === MB) continue;
			const file = largestIn(storage);
			const { body } = await request(`${spring.url}/${size}/sha256`, { headersTimeout: 0 });
			const whole = (await sha256OfFile(file)) === (await body.text());
			const small = growth < GROWTH_LIMIT;
			process.stdout.write(
				`${size} bytes in ${seconds.toFixed(1)} s (${(size / MB / seconds).toFixed(0)} MB/s), came with equal SHA-256: ${whole ? 'yes' : 'NO'}, growth of n8n: ${(growth / MB).toFixed(0)} MB (limit ${GROWTH_LIMIT / MB} MB)${small ? '' : ' TOO MUCH'}\n`,
			);
			if (!whole || !small) process.exitCode = 1;
			rmSync(file);
		}
	} finally {
		await n8n.stop();
		await spring.stop();
	}
});
