/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';

import addFiles from '../e2e/workflows/add-files.json';
import errorOutput from '../e2e/workflows/error-output.json';
import {
	CONNECTIONS_CREDENTIAL,
	credentialData,
	START_WITHIN_MS,
	startWorld,
	type World,
} from '../e2e/world';
import { OLDER } from '../host/cache';
import { sha256OfFile } from '../host/file';
import { makeSeveral, NAMES } from './several';

describe.each(OLDER)('in n8n $n8n on Node $node', (recipe) => {
	let world: World;

	const upload = async (fileSelector: string, json = addFiles) => {
		const workflow = await world.bringIn(json, {
			'Read File': { fileSelector: join(world.folder, fileSelector) },
		});
		return await world.n8n.rest.run(workflow, 'Manual Trigger');
	};

	beforeAll(async () => {
		world = await startWorld(recipe);
		makeSeveral(world.folder);
	}, START_WITHIN_MS);

	afterAll(async () => await world?.stop());

	beforeEach(async () => await world.connections.reset());

	test('the node is there under the name that workflows store', async () => {
		expect(await world.n8n.rest.nodeTypes()).toContainEqual(
			expect.objectContaining({ name: 'n8n-nodes-hcl-connections.connections' }),
		);
	});

	test('the credential test tells a right password from a wrong one', async () => {
		const { name, type } = CONNECTIONS_CREDENTIAL;
		const test = async (data: Record<string, unknown>) =>
			await world.n8n.rest.testCredential(world.credentialId, name, type, data);

		expect(await test(credentialData(world.connections))).toMatchObject({ status: 'OK' });
		expect(await test(credentialData(world.connections, 'not-her-secret'))).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/password|credentials/i),
		});
	});

	test('files arrive in my library byte by byte', async () => {
		const execution = await upload('several/*.txt');

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		const { documents } = await world.connections.store();
		for (const name of NAMES) {
			expect(documents.find(({ label }) => label === name)).toMatchObject({
				sha256: await sha256OfFile(join(world.folder, 'several', name)),
			});
		}
		expect(await world.connections.violations()).toEqual([]);
	});

	test('a file that is there already fails the run and names what to do', async () => {
		await upload('several/first.txt');

		const { status, error } = await upload('several/first.txt');

		expect(status).toBe('error');
		expect(error?.message).toContain('first.txt');
		expect(`${error?.message} ${error?.description}`).toMatch(/replace/i);
	});

	test('an item that fails leaves by the error output, and the others by the first', async () => {
		await upload('several/second.txt');

		const { status, items } = await upload('several/*.txt', errorOutput);

		expect(status).toBe('success');
		expect(items.Stored.map(({ json }) => json.label).sort()).toEqual(['first.txt', 'third.txt']);
		expect(items.Failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				error: expect.stringContaining('second.txt'),
				description: expect.stringMatching(/replace/i),
				httpCode: '409',
			}),
		]);
	});
});
