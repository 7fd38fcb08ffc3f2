/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { copyFileSync, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { streamOfSeed } from '../engine/binary';
import { fileSize, sha256OfFile } from '../host/file';
import { type RunningN8n, startN8n } from '../host/n8n';
import { pack, ROOT, temporaryFolder } from '../host/pack';
import type { Execution } from '../host/rest';
import { asWorkflow, fillIn } from '../host/workflow';
import { type ConnectionsServer, startConnections } from '../server/client';
import addFiles from './workflows/add-files.json';

// Long enough for the first run, which installs n8n.
const START_WITHIN_MS = 30 * 60_000;
const MIB = 2 ** 20;
const CREDENTIAL = { name: 'HCL Connections (test)', type: 'connectionsApi' };

describe('in the real n8n, with the packed package installed', () => {
	let connections: ConnectionsServer;
	let n8n: RunningN8n;
	let folder: string;
	let credentialId: string;

	const credentialData = (password: string) => ({
		baseUrl: connections.url,
		username: 'amy',
		password,
	});

	/** Runs the workflow on the files that the pattern names, relative to the folder. */
	const upload = async (fileSelector: string): Promise<Execution> => {
		const workflow = await n8n.rest.createWorkflow(
			fillIn(asWorkflow(addFiles), {
				parameters: { 'Read File': { fileSelector } },
				credentials: { [CREDENTIAL.type]: credentialId },
			}),
		);
		return await n8n.rest.run(workflow, 'Manual Trigger');
	};

	beforeAll(async () => {
		folder = temporaryFolder('e2e');
		mkdirSync(join(folder, 'several'));
		writeFileSync(join(folder, 'minutes.txt'), 'Grüße aus dem Protokoll\n');
		copyFileSync(join(ROOT, 'docs/workflows/welcome.pdf'), join(folder, 'welcome.pdf'));
		await pipeline(streamOfSeed(64 * MIB, 1), createWriteStream(join(folder, 'recording.bin')));
		for (const name of ['first.txt', 'second.txt', 'third.txt']) {
			writeFileSync(join(folder, 'several', name), `This is ${name}\n`);
		}
		connections = await startConnections();
		const packed = await pack();
		try {
			n8n = await startN8n({ tarball: packed.tarball, folder });
		} finally {
			packed.remove();
		}
		credentialId = await n8n.rest.createCredential(
			CREDENTIAL.name,
			CREDENTIAL.type,
			credentialData('amy-secret'),
		);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await n8n?.stop();
		await connections?.stop();
		if (folder) rmSync(folder, { recursive: true, force: true });
	});

	beforeEach(async () => {
		await connections.reset();
	});

	test('the node is there under the name that workflows store', async () => {
		const types = await n8n.rest.nodeTypes();

		expect(types).toContainEqual(
			expect.objectContaining({
				name: 'n8n-nodes-hcl-connections.connections',
				displayName: 'HCL Connections',
			}),
		);
	});

	test('the credential test passes with the right password', async () => {
		const result = await n8n.rest.testCredential(
			credentialId,
			CREDENTIAL.name,
			CREDENTIAL.type,
			credentialData('amy-secret'),
		);

		expect(result).toEqual({ status: 'OK', message: expect.any(String) });
	});

	test('the credential test says in a sentence that the password is wrong', async () => {
		const result = await n8n.rest.testCredential(
			credentialId,
			CREDENTIAL.name,
			CREDENTIAL.type,
			credentialData('not-her-secret'),
		);

		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/password/i);
	});

	test.each([
		['a text file', 'minutes.txt', 'text/plain'],
		['a PDF', 'welcome.pdf', 'application/pdf'],
		['a file of 64 MiB', 'recording.bin', 'application/octet-stream'],
	])('%s arrives in my library byte by byte', async (_kind, name, mimeType) => {
		const file = join(folder, name);

		const execution = await upload(name);

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		const [document, ...others] = (await connections.store()).documents.filter(
			({ label }) => label === name,
		);
		expect(others).toEqual([]);
		expect(document).toMatchObject({
			size: fileSize(file),
			sha256: await sha256OfFile(file),
			contentType: mimeType,
		});
		expect(execution.items['HCL Connections']).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({
					id: document.id,
					label: name,
					size: fileSize(file),
					bytesSent: fileSize(file),
				}),
			}),
		]);
		expect(await connections.violations()).toEqual([]);
	});

	test('several files arrive in one run, each item with its own answer', async () => {
		const execution = await upload('several/*.txt');

		const read = execution.items['Read File'].map(({ json }) => json.fileName);
		const sent = execution.items['HCL Connections'].map(({ json }) => json.label);
		expect([...read].sort()).toEqual(['first.txt', 'second.txt', 'third.txt']);
		expect(sent).toEqual(read);
		const { documents } = await connections.store();
		for (const name of read) {
			expect(documents.find(({ label }) => label === name)).toMatchObject({
				sha256: await sha256OfFile(join(folder, 'several', String(name))),
			});
		}
		expect(await connections.violations()).toEqual([]);
	});

	test('a file that is there already fails the run and names what to do', async () => {
		await upload('minutes.txt');

		const execution = await upload('minutes.txt');

		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('minutes.txt');
		expect(`${execution.error?.message} ${execution.error?.description}`).toMatch(/replace/i);
	});
});
