/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import folderToLibrary from '../../../docs/workflows/folder-to-library.json';
import reportFailures from '../../../docs/workflows/report-failures.json';
import { bytesOf, sha256, type TemplatesGround } from './ground';

/** Templates that take files from a folder on disk. */
export function testFolders(ground: TemplatesGround): void {
	test('folder-to-library stores new files by the clock, and each only once', async () => {
		const inbox = join(ground.world.folder, 'inbox');
		const done = join(ground.world.folder, 'done');
		mkdirSync(inbox);
		mkdirSync(done);
		writeFileSync(join(inbox, 'scan 1.bin'), bytesOf(1));
		// its name exists in the library, where it stays as it is
		writeFileSync(join(inbox, 'Welcome.txt'), bytesOf(9));
		const schedule = { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } };
		const folders = folderToLibrary.nodes.find(({ name }) => name === 'Folders');
		const assignments = folders?.parameters.assignments?.assignments.map((one) => ({
			...one,
			value: one.name === 'inbox' ? inbox : done,
		}));
		const workflow = await ground.world.bringIn(folderToLibrary, {
			'Every Five Minutes': schedule,
			Folders: { assignments: { assignments } },
		});
		await ground.world.n8n.rest.activate(workflow);

		const first = await ground.world.n8n.rest.nthExecution(workflow);
		writeFileSync(join(inbox, 'scan 2.bin'), bytesOf(2));
		await ground.world.n8n.rest.nthExecution(workflow, 3);
		await ground.world.n8n.rest.deactivate(workflow);

		expect(first).toMatchObject({ status: 'success' });
		const files = (await ground.storedFiles()).sort((a, b) => a.label.localeCompare(b.label));
		expect(files).toEqual([
			expect.objectContaining({ label: 'scan 1.bin', sha256: sha256(bytesOf(1)), version: 1 }),
			expect.objectContaining({ label: 'scan 2.bin', sha256: sha256(bytesOf(2)), version: 1 }),
		]);
		for (const name of ['scan 1.bin', 'scan 2.bin', 'Welcome.txt']) {
			expect(readFileSync(join(done, name))).toEqual(readFileSync(join(inbox, name)));
		}
		const uploads = (await ground.world.connections.requests()).filter(
			({ method, bodyBytes }) => method === 'POST' && bodyBytes > 0,
		);
		expect(uploads).toHaveLength(2);
	});

	test('folder-to-library ends a run as failed, in which a file could not be stored', async () => {
		const inbox = join(ground.world.folder, 'refused');
		mkdirSync(inbox);
		writeFileSync(join(inbox, 'scan 3.bin'), bytesOf(3));
		const assignments = [
			{ id: 'inbox', name: 'inbox', type: 'string', value: inbox },
			{ id: 'done', name: 'done', type: 'string', value: join(ground.world.folder, 'nothing') },
		];
		const workflow = await ground.world.bringIn(folderToLibrary, {
			Folders: { assignments: { assignments } },
		});
		await ground.world.connections.settings({ maxUploadBytes: 10 });

		const { status, error } = await ground.world.n8n.rest.run(workflow, 'Every Five Minutes');

		expect(status).toBe('error');
		expect(error?.message).toContain("The file 'scan 3.bin' is larger than Connections allows");
		expect(await ground.storedFiles()).toEqual([]);
	});

	test('report-failures mails what Connections refused, and stores the rest', async () => {
		const files = join(ground.world.folder, 'files');
		mkdirSync(files);
		writeFileSync(join(files, 'fine.txt'), 'This one is new\n');
		writeFileSync(join(files, 'Welcome.txt'), 'This one is there already\n');
		const workflow = await ground.world.bringIn(
			reportFailures,
			{ 'Read Files': { fileSelector: `${files}/*` } },
			ground.credentials,
		);

		const { status, items } = await ground.world.n8n.rest.run(workflow, 'Manual Trigger');

		expect(status).toBe('success');
		expect(items.Stored.map(({ json }) => json.label)).toEqual(['fine.txt']);
		expect((await ground.storedFiles()).map(({ label }) => label)).toEqual(['fine.txt']);
		const mails = await ground.postOffice.mails(1);
		expect(mails).toEqual([
			expect.objectContaining({
				to: ['admin@example.com'],
				subject: 'Not uploaded: Welcome.txt',
				text: expect.stringMatching(/Welcome\.txt[^]*replace[^]*HTTP status: 409/i),
			}),
		]);
	});
}
