/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startEngine } from '../engine/engine';
import { watchMemory } from '../engine/memory';
import { startConnections, type ConnectionsViolation } from '../server/client';
import { reportActivities } from './activities/soak';
import { audit, type Audit } from './audit';
import { reportChanges } from './changes/soak';
import { planOf } from './plan';
import { runRound, type SoakedUpload, type SoakStage } from './rounds';
import { reportTrigger } from './triggerSoak';

export interface SoakOptions {
	uploads: number;
	seed: number;
	/** Uploads side by side. */
	width: number;
	/** Told after each round how many uploads have ended. */
	progress?(ended: number): void;
}

export interface SoakReport extends Audit {
	uploads: SoakedUpload[];
	retries: number;
	violations: ConnectionsViolation[];
	/** Open file descriptors more than before the first upload. */
	openHandles: number;
	/** bytes that were resident at most, more than at the start */
	growth: number;
	/** bytes that the heap holds more at the end than after the first half */
	held: number;
}

/** The counts of a report in one line. */
export function summaryOf({ uploads, retries, lost, doubled }: SoakReport): string {
	const done = uploads.filter(({ told }) => told === 'done').length;
	return `uploads ${uploads.length}, retries ${retries}, done ${done}, failed ${uploads.length - done}, lost ${lost.length}, doubled ${doubled.length}`;
}

const openHandles = () => readdirSync('/proc/self/fd').length;

/** Bytes that the heap holds when all that can be let go of is gone. */
function heldBytes(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

/** How many requests carried bytes beyond one for each upload. */
async function retriesOf({ server }: SoakStage, uploads: SoakedUpload[], since: number) {
	const requests = (await server.requests(since)).filter(
		({ method, phase }) => method !== 'GET' && phase !== 1,
	);
	const addresses = [...new Set(uploads.map(({ address }) => address))];
	const extra = addresses.map((address) => {
		const carried = requests.filter(({ rawUrl }) => rawUrl.includes(address)).length;
		const wanted = uploads.filter((one) => one.address === address).length;
		return Math.max(0, carried - wanted);
	});
	const last = requests.at(-1)?.id ?? since;
	return { retries: extra.reduce((sum, n) => sum + n, 0), last };
}

async function runAll(stage: SoakStage, { uploads, seed, progress }: SoakOptions) {
	const ended: SoakedUpload[] = [];
	let retries = 0;
	let since = 0;
	let held = 0;
	const plan = planOf(seed, uploads);
	for (const [n, round] of plan.entries()) {
		if (n === Math.floor(plan.length / 2)) held = heldBytes();
		const results = await runRound(stage, round, n);
		const counted = await retriesOf(stage, results, since);
		retries += counted.retries;
		since = counted.last;
		ended.push(...results);
		// what n8n keeps of an execution is not what is measured here
		stage.engine.logs.length = 0;
		await rm(join(stage.engine.folder, 'storage'), { recursive: true, force: true });
		progress?.(ended.length);
	}
	return { ended, retries, held: heldBytes() - held };
}

/** Uploads files of all kinds into a server that fails at random, and compares what came of it. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
	const [engine, server] = await Promise.all([startEngine(), startConnections()]);
	try {
		const stage = { engine, server, seed: await server.seed(), width: options.width };
		const before = openHandles();
		const memory = watchMemory();
		const { ended, retries, held } = await runAll(stage, options);
		const { growth } = memory.stop();
		const found = await audit(ended, await server.store());
		const violations = await server.violations();
		// a connection that was cut, or is not needed any more, takes a moment to go away
		for (let wait = 0; wait < 50 && openHandles() > before; wait++) await sleep(100);
		return {
			...found,
			uploads: ended,
			retries,
			violations,
			openHandles: openHandles() - before,
			growth,
			held,
		};
	} finally {
		await server.stop();
		await engine.stop();
	}
}

async function main() {
	const { values } = parseArgs({
		options: {
			uploads: { type: 'string', default: '2000' },
			steps: { type: 'string', default: '2000' },
			// an activity of the server holds 2,000 nodes at most
			activities: { type: 'string', default: '500' },
			trigger: { type: 'boolean', default: false },
			events: { type: 'string', default: '5000' },
			seed: { type: 'string', default: String(Date.now() % 1_000_000) },
			width: { type: 'string', default: '5' },
		},
	});
	const numbers = [values.uploads, values.steps, values.seed, values.width].map(Number);
	const [uploads, steps, seed, width] = numbers;
	console.log(`seed ${seed}`);
	if (values.trigger) {
		process.exitCode = (await reportTrigger({ events: Number(values.events), seed })) ? 0 : 1;
		return;
	}
	const uploaded = uploads === 0 || (await reportUploads({ uploads, seed, width }));
	const changed = steps === 0 || (await reportChanges({ steps, seed, width }));
	const nodes = Number(values.activities);
	const activities = nodes === 0 || (await reportActivities(nodes, seed, width));
	process.exitCode = uploaded && changed && activities ? 0 : 1;
}

/** Runs a soak of uploads and prints what came of it; true where all agrees. */
async function reportUploads({ uploads, seed, width }: SoakOptions): Promise<boolean> {
	const report = await soak({
		uploads,
		seed,
		width,
		progress: (ended) => ended % 200 === 0 && console.log(`${ended} uploads have ended`),
	});
	for (const problem of [...report.lost, ...report.doubled]) console.log(problem);
	for (const { message } of report.violations) console.log(`violation: ${message}`);
	const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
	console.log(
		`open handles ${report.openHandles}, peak growth ${megabytes(report.growth)}, held more after the second half ${megabytes(report.held)}`,
	);
	console.log(summaryOf(report));
	return (
		report.lost.length + report.doubled.length + report.violations.length === 0 &&
		report.openHandles <= 0
	);
}

if (require.main === module) void main();
