/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { copyFileSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { streamOfSeed } from '../engine/binary';
import { fileSize, sha256OfFile } from '../host/file';
import type { RunningN8n } from '../host/n8n';
import { ROOT } from '../host/pack';
import type { Execution } from '../host/rest';
import type { ConnectionsServer } from '../server/client';
import addFiles from './workflows/add-files.json';
import errorOutput from './workflows/error-output.json';
import httpRequest from './workflows/http-request.json';
import {
	CONNECTIONS_CREDENTIAL,
	credentialData,
	START_WITHIN_MS,
	startWorld,
	type World,
} from './world';

const MIB = 2 ** 20;
const { name: NAME, type: TYPE } = CONNECTIONS_CREDENTIAL;

describe('in the real n8n, with the packed package installed', () => {
	let world: World;
	let connections: ConnectionsServer;
	let n8n: RunningN8n;
	let folder: string;

	/** Runs the workflow on the files that the pattern names, relative to the folder. */
	const upload = async (fileSelector: string, json = addFiles): Promise<Execution> => {
		const workflow = await world.bringIn(json, { 'Read File': { fileSelector } });
		return await n8n.rest.run(workflow, 'Manual Trigger');
	};

	beforeAll(async () => {
		world = await startWorld();
		({ connections, n8n, folder } = world);
		mkdirSync(join(folder, 'several'));
		writeFileSync(join(folder, 'minutes.txt'), 'Grüße aus dem Protokoll\n');
		copyFileSync(join(ROOT, 'docs/workflows/welcome.pdf'), join(folder, 'welcome.pdf'));
		await pipeline(streamOfSeed(64 * MIB, 1), createWriteStream(join(folder, 'recording.bin')));
		for (const name of ['first.txt', 'second.txt', 'third.txt']) {
			writeFileSync(join(folder, 'several', name), `This is ${name}\n`);
		}
	}, START_WITHIN_MS);

	afterAll(async () => await world?.stop());

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
			world.credentialId,
			NAME,
			TYPE,
			credentialData(connections),
		);

		expect(result).toEqual({ status: 'OK', message: expect.any(String) });
	});

	test('the credential test says in a sentence that the password is wrong', async () => {
		const result = await n8n.rest.testCredential(
			world.credentialId,
			NAME,
			TYPE,
			credentialData(connections, 'not-her-secret'),
		);

		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/password/i);
	});

	test("the credential signs n8n's HTTP Request node, for what this node does not cover", async () => {
		const url = `${connections.url}/files/basic/api/collections/feed`;
		const workflow = await world.bringIn(httpRequest, { 'HTTP Request': { url } });

		const execution = await n8n.rest.run(workflow, 'Manual Trigger');

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(execution.items['HTTP Request'][0].json.data).toContain('Site photographs');
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

	test('an item that fails leaves by the error output, and the others by the first', async () => {
		await upload('several/second.txt');

		const execution = await upload('several/*.txt', errorOutput);

		expect(execution.status).toBe('success');
		expect(execution.items.Stored.map(({ json }) => json.label).sort()).toEqual([
			'first.txt',
			'third.txt',
		]);
		expect(execution.items.Failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				error: expect.stringContaining('second.txt'),
				description: expect.stringMatching(/replace/i),
				httpCode: '409',
			}),
		]);
	});
});
