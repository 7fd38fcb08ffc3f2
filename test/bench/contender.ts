/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';
import { Agent, request } from 'undici';

import { installN8n } from '../host/install';
import { startN8n } from '../host/n8n';
import type { Workflow } from '../host/rest';
import { asWorkflow, fillIn } from '../host/workflow';
import { growthWatch, processOfN8n } from './process';
import connectionsWorkflow from './workflows/connections.json';
import httpRequestWorkflow from './workflows/http-request.json';

/** The two nodes that are compared, and the workflows that differ in nothing else. */
export const WORKFLOWS = {
	connections: asWorkflow(connectionsWorkflow),
	httpRequest: asWorkflow(httpRequestWorkflow),
};

export type NodeName = keyof typeof WORKFLOWS;

/** A real n8n with one of the workflows active. */
export interface Contender {
	/** of n8n's process */
	pid: number;
	/** Begins to watch its memory; the function it gives tells the growth since, in bytes. */
	watchGrowth(): () => number;
	/** Uploads the files that the pattern names, relative to the folder, and waits for the end. */
	upload(files: string): Promise<void>;
	/** Sets parameters of the node that uploads. */
	set(parameters: INodeParameters): Promise<void>;
	stop(): Promise<void>;
}

/** HTTP Request signs in with n8n's own credential, as it does where this package isn't installed. */
const CREDENTIALS = {
	connections: (baseUrl: string) => ({
		type: 'connectionsApi',
		data: { baseUrl, username: 'amy', password: 'amy-secret' },
	}),
	httpRequest: () => ({
		type: 'httpBasicAuth',
		data: { user: 'amy', password: 'amy-secret' },
	}),
};
const WARM_UP = 'warm-up.bin';
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/**
 * Starts an n8n of its own for one node, so that what one leaves in memory is not counted for the
 * other.
 * @param folder what the files are read from; n8n's copies of them lie in a folder within
 * @param target the server's address
 */
export async function startContender(
	name: NodeName,
	folder: string,
	distFolder: string,
	target: string,
): Promise<Contender> {
	const storage = join(folder, `storage-${name}`);
	mkdirSync(storage, { recursive: true });
	const n8n = await startN8n({
		distFolder,
		folder,
		env: {
			N8N_STORAGE_PATH: storage,
			EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
			EXECUTIONS_DATA_SAVE_ON_ERROR: 'none',
		},
	});
	const { cli } = await installN8n();
	const { type, data } = CREDENTIALS[name](target);
	const credentialId = await n8n.rest.createCredential('Bench', type, data);
	let path = '';
	let changes = 0;
	const call = async (files: string) => {
		const address = `${n8n.url}/webhook/${path}?files=${encodeURIComponent(files)}`;
		const { statusCode, body } = await request(address, { dispatcher: patient });
		const text = await body.text();
		// n8n deletes its copies of the files in its own time; the next run needs the space
		readdirSync(storage).forEach((one) => {
			rmSync(join(storage, one), { recursive: true, force: true });
		});
		return { statusCode, text };
	};
	const upload = async (files: string) => {
		const { statusCode, text } = await call(files);
		if (statusCode === 200) return;
		throw new Error(`${name}: the workflow ended with ${statusCode}: ${text}\n${n8n.logs()}`);
	};
	const activate = async (parameters: INodeParameters) => {
		changes += 1;
		path = `${name}-${changes}`;
		const workflow: Workflow = fillIn(WORKFLOWS[name], {
			parameters: { Webhook: { path }, Upload: parameters },
			credentials: { [type]: credentialId },
		});
		workflow.nodes.forEach((node) => {
			if (node.name === 'Webhook') node.webhookId = path;
		});
		await n8n.rest.activate(await n8n.rest.createWorkflow(workflow));
		// n8n answers before the webhook is there
		while ((await call(WARM_UP)).statusCode === 404) await sleep(100);
		await upload(WARM_UP);
	};
	writeFileSync(join(folder, WARM_UP), Buffer.alloc(10_000, 'warm'));
	const own: INodeParameters =
		name === 'httpRequest' ? { url: `${target}/files/basic/api/myuserlibrary/feed` } : {};
	await activate(own);
	const pid = processOfN8n(cli, new URL(n8n.url).port);
	return {
		pid,
		watchGrowth: growthWatch(pid),
		set: async (parameters) => await activate({ ...own, ...parameters }),
		upload,
		async stop() {
			await n8n.stop();
			rmSync(storage, { recursive: true, force: true });
		},
	};
}
