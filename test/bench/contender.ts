/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';
import { Agent, request } from 'undici';

import { installN8n } from '../host/install';
import { startN8n } from '../host/n8n';
import { ROOT } from '../host/pack';
import { fillIn } from '../host/workflow';
import type { Flow } from './flows';
import { growthWatch, processOfN8n } from './process';
import { now } from './server';

/** What the webhook of a flow is told to do. */
export type Order = Record<string, unknown>;

/** A real n8n with one flow active. */
export interface Contender {
	/** of n8n's process */
	pid: number;
	/** Begins to watch its memory; the function it gives tells the growth since, in bytes. */
	watchGrowth(): () => number;
	/** Runs the flow and waits for its end. */
	run(order: Order): Promise<Run>;
	/** Begins to watch the event loop; the function it gives tells of its pauses since. */
	watchPauses(): Promise<() => Promise<Pauses>>;
	/** Sets parameters of the node that is compared. */
	set(parameters: INodeParameters): Promise<void>;
	stop(): Promise<void>;
}

/** What stood in the way of the event loop; ms. */
export interface Pauses {
	/** the longest pause */
	longest: number;
	/** the longest of V8's collections of the whole heap; 0 where there was none */
	collection: number;
}

/** How a run ended. */
export interface Run {
	/** ms since 1970, by the clock of the servers */
	endedAt: number;
	/** bytes of each file in n8n's store, which is emptied then */
	stored: number[];
}

const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/** Sizes of the files in n8n's store, which is emptied: n8n does so in its own time only. */
function empty(storage: string): number[] {
	const sizes = readdirSync(storage, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
	readdirSync(storage).forEach((one) => {
		rmSync(join(storage, one), { recursive: true, force: true });
	});
	return sizes;
}

/**
 * Starts an n8n of its own for a flow, so that what one leaves in memory is not counted for the
 * other.
 *
 * @param folder what n8n may read; its store lies in a folder within
 * @param warmUp is run once, so that what n8n loads at its first run is not counted
 */
export async function startContender(
	{ workflow, node, credential }: Flow,
	folder: string,
	warmUp: Order,
): Promise<Contender> {
	const name = workflow.name.replaceAll(' ', '-').toLowerCase();
	const storage = join(folder, `storage-${name}`);
	const pausesFile = join(folder, `pauses-${name}`);
	mkdirSync(storage, { recursive: true });
	const n8n = await startN8n({
		distFolder: join(ROOT, 'dist'),
		folder,
		env: {
			N8N_STORAGE_PATH: storage,
			EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
			EXECUTIONS_DATA_SAVE_ON_ERROR: 'none',
			NODE_OPTIONS: `--require ${join(__dirname, 'pauses.cjs')}`,
			BENCH_PAUSES: pausesFile,
		},
	});
	const { cli } = await installN8n();
	const pid = processOfN8n(cli, new URL(n8n.url).port);
	const credentialId = await n8n.rest.createCredential('Bench', credential.type, credential.data);
	let path = '';
	let changes = 0;
	const call = async (order: Order) => {
		const { statusCode, body } = await request(`${n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(order),
			dispatcher: patient,
		});
		const text = await body.text();
		const run: Run = { endedAt: now(), stored: empty(storage) };
		return { statusCode, text, run };
	};
	const run = async (order: Order) => {
		const called = await call(order);
		if (called.statusCode === 200) return called.run;
		throw new Error(
			`${workflow.name} ended with ${called.statusCode}: ${called.text}\n${n8n.logs()}`,
		);
	};
	const set = async (parameters: INodeParameters) => {
		changes += 1;
		path = `${name}-${changes}`;
		const filled = fillIn(workflow, {
			parameters: { Webhook: { path }, [node]: parameters },
			credentials: { [credential.type]: credentialId },
		});
		filled.nodes.forEach((one) => {
			if (one.name === 'Webhook') one.webhookId = path;
		});
		await n8n.rest.activate(await n8n.rest.createWorkflow(filled));
		// n8n answers before the webhook is there
		while ((await call(warmUp)).statusCode === 404) await sleep(100);
		await run(warmUp);
	};
	const pauses = async () => {
		rmSync(pausesFile, { force: true });
		process.kill(pid, 'SIGUSR2');
		for (;;) {
			await sleep(20);
			try {
				return JSON.parse(readFileSync(pausesFile, 'utf8')) as Pauses;
			} catch {
				// n8n has not come to it yet
			}
		}
	};
	await set({});
	return {
		pid,
		watchGrowth: growthWatch(pid),
		run,
		watchPauses: async () => {
			await pauses();
			return pauses;
		},
		set,
		async stop() {
			await n8n.stop();
			rmSync(storage, { recursive: true, force: true });
		},
	};
}

/** Starts an n8n for each flow, gives them to a measurement, and stops them afterwards. */
export async function withContenders<Name extends string, Result>(
	flows: Record<Name, Flow>,
	folder: string,
	warmUp: Order,
	measure: (contenders: Record<Name, Contender>) => Promise<Result>,
): Promise<Result> {
	const contenders = {} as Record<Name, Contender>;
	const names = Object.keys(flows) as Name[];
	try {
		for (const name of names) contenders[name] = await startContender(flows[name], folder, warmUp);
		return await measure(contenders);
	} finally {
		for (const name of names) await (contenders[name] as Contender | undefined)?.stop();
	}
}
