/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { Agent, request } from 'undici';

import type { RunningN8n } from '../host/n8n';
import type { ExecutionError } from '../host/rest';
import { asWorkflow, fillIn } from '../host/workflow';
import upload from './workflows/upload.json';

const CREDENTIAL = { name: 'HCL Connections (queue)', type: 'connectionsApi' };
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/** A file that a caller posts to the webhook. */
export interface PostedFile {
	name: string;
	bytes: Buffer;
	sha256: string;
}

/** Files of 100 kB with different contents. */
export function makeFiles(count: number): PostedFile[] {
	return Array.from({ length: count }, (_, index) => {
		const bytes = randomBytes(100_000);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		return { name: `file-${String(index).padStart(3, '0')}.bin`, bytes, sha256 };
	});
}

/** Posts a file and gives the status that n8n answers with when the workflow has ended. */
export async function post({ url }: RunningN8n, { name, bytes }: PostedFile): Promise<number> {
	const { statusCode, body } = await request(`${url}/webhook/upload?name=${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/octet-stream' },
		body: bytes,
		dispatcher: patient,
	});
	await body.dump();
	return statusCode;
}

/** Publishes the workflow that uploads what is posted, and waits until its webhook answers. */
export async function publishWorkflow(main: RunningN8n, connectionsUrl: string): Promise<void> {
	const credentialId = await main.rest.createCredential(CREDENTIAL.name, CREDENTIAL.type, {
		baseUrl: connectionsUrl,
		username: 'amy',
		password: 'amy-secret',
	});
	const credentials = { [CREDENTIAL.type]: credentialId };
	await main.rest.activate(
		await main.rest.createWorkflow(fillIn(asWorkflow(upload), { credentials })),
	);
	const [first] = makeFiles(1);
	while ((await post(main, { ...first, name: 'first.bin' })) === 404) await sleep(100);
}

/** The errors of the executions that failed, by the execution's id. */
export async function failures({ rest }: RunningN8n): Promise<Record<string, ExecutionError>> {
	const filter = encodeURIComponent(JSON.stringify({ status: ['error', 'crashed', 'canceled'] }));
	const { results: failed } = await rest.call<{ results: Array<{ id: string }> }>(
		'GET',
		`/rest/executions?limit=100&filter=${filter}`,
	);
	const errors = failed.map(async ({ id }) => {
		const { error } = await rest.execution(id);
		return [id, error ?? { message: '' }] as const;
	});
	return Object.fromEntries(await Promise.all(errors));
}
