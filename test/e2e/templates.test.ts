/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { FormData, request } from 'undici';

import folderToLibrary from '../../docs/workflows/folder-to-library.json';
import formToLibrary from '../../docs/workflows/form-to-library.json';
import mailToLibrary from '../../docs/workflows/mail-to-library.json';
import mailToToDo from '../../docs/workflows/mail-to-todo.json';
import newFileToReview from '../../docs/workflows/new-file-to-review.json';
import reportFailures from '../../docs/workflows/report-failures.json';
import roundTrip from '../../docs/workflows/round-trip.json';
import s3ToActivity from '../../docs/workflows/s3-to-activity.json';
import weeklyReport from '../../docs/workflows/weekly-report.json';
import { everySeconds } from './polling';
import { type Bucket, startBucket } from './servers/bucket';
import {
	MAIL_USER,
	type Mailbox,
	type PostOffice,
	startMailbox,
	startPostOffice,
} from './servers/mail';
import { START_WITHIN_MS, startWorld, type World } from './world';

const TODO = '0de00000-0000-4000-8000-000000000073';
const COMMUNITY = 'c0331111-0000-4000-8000-000000000040';
const HOST = '127.0.0.1';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Bytes of all values, other ones for each seed. */
const bytesOf = (seed: number, length = 100_000) =>
	Buffer.from(Array.from({ length }, (_, i) => (i * 7 + (i >> 8) + seed) & 255));

/**
 * The page that a form leads to. The browser, too, asks for the status first: a page that is
 * asked for before the execution has come to it is never answered.
 */
async function pageOf(address: string): Promise<string> {
	const status = new URL(address);
	status.pathname += '/n8n-execution-status';
	for (;;) {
		const execution = await (await request(status)).body.text();
		if (execution === 'form-waiting') return await (await request(address)).body.text();
		if (execution === 'error') throw new Error('The execution behind the form failed.');
		await sleep(200);
	}
}

describe('the workflows of docs/workflows in the real n8n', () => {
	let world: World;
	let mailbox: Mailbox;
	let postOffice: PostOffice;
	let bucket: Bucket;
	const credentials: Record<string, string> = {};

	const storedFiles = async () => {
		const { documents } = await world.connections.store();
		const { documents: seeded } = await world.connections.seed();
		return documents.filter(({ id }) => !seeded.some((one) => one.id === id));
	};

	beforeAll(async () => {
		mailbox = await startMailbox();
		postOffice = await startPostOffice();
		bucket = await startBucket('my-bucket');
		world = await startWorld();
		const { user, password } = MAIL_USER;
		const mail = { user, password, host: HOST, secure: false };
		const store = async (type: string, data: Record<string, unknown>) => {
			credentials[type] = await world.n8n.rest.createCredential(type, type, data);
		};
		await store('imap', { ...mail, port: mailbox.port, allowUnauthorizedCerts: false });
		await store('smtp', { ...mail, port: postOffice.port, disableStartTls: true, hostName: '' });
		await store('s3', bucket.credential);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await world?.stop();
		await bucket?.stop();
		await postOffice?.stop();
		await mailbox?.stop();
	});

	beforeEach(async () => {
		await world.connections.reset();
		postOffice.clear();
	});

	afterEach(async () => {
		expect(await world.connections.violations()).toEqual([]);
	});

	test('folder-to-library stores new files by the clock, and each only once', async () => {
		const inbox = join(world.folder, 'inbox');
		const done = join(world.folder, 'done');
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
		const workflow = await world.bringIn(folderToLibrary, {
			'Every Five Minutes': schedule,
			Folders: { assignments: { assignments } },
		});
		await world.n8n.rest.activate(workflow);

		const first = await world.n8n.rest.nthExecution(workflow);
		writeFileSync(join(inbox, 'scan 2.bin'), bytesOf(2));
		await world.n8n.rest.nthExecution(workflow, 3);
		await world.n8n.rest.deactivate(workflow);

		expect(first).toMatchObject({ status: 'success' });
		const files = (await storedFiles()).sort((a, b) => a.label.localeCompare(b.label));
		expect(files).toEqual([
			expect.objectContaining({ label: 'scan 1.bin', sha256: sha256(bytesOf(1)), version: 1 }),
			expect.objectContaining({ label: 'scan 2.bin', sha256: sha256(bytesOf(2)), version: 1 }),
		]);
		for (const name of ['scan 1.bin', 'scan 2.bin', 'Welcome.txt']) {
			expect(readFileSync(join(done, name))).toEqual(readFileSync(join(inbox, name)));
		}
		const uploads = (await world.connections.requests()).filter(
			({ method, bodyBytes }) => method === 'POST' && bodyBytes > 0,
		);
		expect(uploads).toHaveLength(2);
	});

	test('folder-to-library ends a run as failed, in which a file could not be stored', async () => {
		const inbox = join(world.folder, 'refused');
		mkdirSync(inbox);
		writeFileSync(join(inbox, 'scan 3.bin'), bytesOf(3));
		const assignments = [
			{ id: 'inbox', name: 'inbox', type: 'string', value: inbox },
			{ id: 'done', name: 'done', type: 'string', value: join(world.folder, 'nothing') },
		];
		const workflow = await world.bringIn(folderToLibrary, {
			Folders: { assignments: { assignments } },
		});
		await world.connections.settings({ maxUploadBytes: 10 });

		const { status, error } = await world.n8n.rest.run(workflow, 'Every Five Minutes');

		expect(status).toBe('error');
		expect(error?.message).toContain("The file 'scan 3.bin' is larger than Connections allows");
		expect(await storedFiles()).toEqual([]);
	});

	test('mail-to-library stores each attachment with the sender as tag, and answers', async () => {
		const workflow = await world.bringIn(mailToLibrary, {}, credentials);
		await world.n8n.rest.activate(workflow);
		mailbox.deliver({
			from: 'Carla Supplier <carla@supplier.example>',
			subject: 'Two drawings',
			files: [
				{ name: 'north.pdf', type: 'application/pdf', bytes: bytesOf(3) },
				{ name: 'south.png', type: 'image/png', bytes: bytesOf(4) },
			],
		});

		const [answer] = await postOffice.mails(1);
		const { status } = await world.n8n.rest.nthExecution(workflow);
		await world.n8n.rest.deactivate(workflow);

		expect(status).toBe('success');
		const files = await storedFiles();
		expect(files.map((file) => ({ sha256: file.sha256, tags: file.tags }))).toEqual(
			expect.arrayContaining([
				{ sha256: sha256(bytesOf(3)), tags: ['carla@supplier.example'] },
				{ sha256: sha256(bytesOf(4)), tags: ['carla@supplier.example'] },
			]),
		);
		expect(files).toHaveLength(2);
		expect(await postOffice.mails(1)).toHaveLength(1);
		expect(answer).toMatchObject({ to: ['carla@supplier.example'], subject: 'Re: Two drawings' });
		for (const { id, label } of files) {
			expect(label).toMatch(/ (north\.pdf|south\.png)$/);
			expect(answer.text).toContain(`${label}\n${world.connections.url}/files/app/file/${id}`);
		}
	});

	test('form-to-library stores the document and its appendix, and shows the address', async () => {
		const workflow = await world.bringIn(formToLibrary);
		await world.n8n.rest.activate(workflow);
		const form = new FormData();
		form.append('field-0', new File([bytesOf(5)], 'offer.bin'));
		form.append('field-1', new File([bytesOf(6)], 'prices.bin'));

		const submitted = await request(`${world.n8n.url}/form/hand-in-a-document`, {
			method: 'POST',
			body: form,
		});
		const { formWaitingUrl } = (await submitted.body.json()) as { formWaitingUrl: string };
		const page = await pageOf(formWaitingUrl);
		// The browser does so when it shows the last page; the execution waits for it.
		await (await request(formWaitingUrl, { method: 'POST' })).body.dump();
		const { status } = await world.n8n.rest.nthExecution(workflow);

		expect(status).toBe('success');
		const [file, ...others] = await storedFiles();
		expect(others).toEqual([]);
		expect(file).toMatchObject({ label: 'offer.bin', sha256: sha256(bytesOf(5)) });
		expect(file.attachments).toEqual([
			expect.objectContaining({ label: 'prices.bin', sha256: sha256(bytesOf(6)) }),
		]);
		expect(page).toContain(`/files/app/file/${file.id}`);
	});

	test('s3-to-activity uploads the objects to a to-do, and moves them to done', async () => {
		await bucket.put('inbox/plan.bin', bytesOf(7));
		await bucket.put('inbox/list.bin', bytesOf(8));
		const workflow = await world.bringIn(
			s3ToActivity,
			{ 'Upload Activity Field': { activityNodeId: { __rl: true, mode: 'id', value: TODO } } },
			credentials,
		);

		const { status, error } = await world.n8n.rest.run(workflow, 'Every Five Minutes');

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		const { fields } = await world.connections.store();
		expect(
			fields
				.filter(({ nodeId }) => nodeId === TODO)
				.map((field) => ({ fileName: field.fileName, sha256: field.sha256 })),
		).toEqual(
			expect.arrayContaining([
				{ fileName: 'plan.bin', sha256: sha256(bytesOf(7)) },
				{ fileName: 'list.bin', sha256: sha256(bytesOf(8)) },
			]),
		);
		expect(await bucket.get('inbox/plan.bin')).toBeUndefined();
		expect(await bucket.get('inbox/list.bin')).toBeUndefined();
		expect(await bucket.get('done/plan.bin')).toEqual(bytesOf(7));
		expect(await bucket.get('done/list.bin')).toEqual(bytesOf(8));
	});

	test('new-file-to-review makes a to-do with the file for each new one, and comments on it', async () => {
		const { communities, activities } = await world.connections.seed();
		const [{ id: communityId, libraryId }] = communities;
		const [{ id: activityId }] = activities;
		const id = (value: string) => ({ __rl: true, mode: 'id', value });
		const workflow = await world.bringIn(newFileToReview, {
			'HCL Connections Trigger': { communityId: id(communityId), ...everySeconds(3) },
			'Create To-Do': { activityId: id(activityId) },
		});
		await world.n8n.rest.activate(workflow);
		const text = 'Of the new quay\n';
		const [documentId] = await world.connections.files.add({ libraryId, label: 'plan.txt', text });

		const { status, error, items } = await world.n8n.rest.nthExecution(workflow);
		await world.n8n.rest.deactivate(workflow);

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		const { nodes, fields, documents } = await world.connections.store();
		const [toDo] = items['Create To-Do'].map(({ json }) => json);
		expect(nodes.find((node) => node.id === toDo.id)).toMatchObject({
			type: 'todo',
			title: 'Review plan.txt',
			content: expect.stringContaining(`file=${documentId}`),
		});
		expect(fields.filter(({ nodeId }) => nodeId === toDo.id)).toEqual([
			expect.objectContaining({ fileName: 'plan.txt', sha256: sha256(Buffer.from(text)) }),
		]);
		expect(documents.find((file) => file.id === documentId)?.comments).toEqual([
			expect.objectContaining({ text: `Up for review: ${toDo.url as string}` }),
		]);
	});

	test('weekly-report makes a version a week of one file, which its readers may see', async () => {
		const report = weeklyReport.nodes.find(({ name }) => name === 'Report');
		const week = (text: string) => ({
			Report: {
				assignments: {
					assignments: report?.parameters.assignments?.assignments.map((one) => ({
						...one,
						value: { text, readers: 'ben.okafor@connections.example' }[one.name] ?? one.value,
					})),
				},
			},
		});
		for (const text of ['The first week\n', 'The second week, with more in it\n']) {
			const workflow = await world.bringIn(weeklyReport, week(text));

			const { status, error } = await world.n8n.rest.run(workflow, 'Every Monday');

			expect({ status, error }).toEqual({ status: 'success', error: undefined });
			expect(await storedFiles()).toEqual([
				expect.objectContaining({
					label: 'Weekly report.txt',
					sha256: sha256(Buffer.from(text)),
					version: text.startsWith('The first') ? 1 : 2,
					shares: [expect.objectContaining({ userId: 'bokafor', permission: 'View' })],
				}),
			]);
		}
	});

	test('report-failures mails what Connections refused, and stores the rest', async () => {
		const files = join(world.folder, 'files');
		mkdirSync(files);
		writeFileSync(join(files, 'fine.txt'), 'This one is new\n');
		writeFileSync(join(files, 'Welcome.txt'), 'This one is there already\n');
		const workflow = await world.bringIn(
			reportFailures,
			{ 'Read Files': { fileSelector: `${files}/*` } },
			credentials,
		);

		const { status, items } = await world.n8n.rest.run(workflow, 'Manual Trigger');

		expect(status).toBe('success');
		expect(items.Stored.map(({ json }) => json.label)).toEqual(['fine.txt']);
		expect((await storedFiles()).map(({ label }) => label)).toEqual(['fine.txt']);
		const mails = await postOffice.mails(1);
		expect(mails).toEqual([
			expect.objectContaining({
				to: ['admin@example.com'],
				subject: 'Not uploaded: Welcome.txt',
				text: expect.stringMatching(/Welcome\.txt[^]*replace[^]*HTTP status: 409/i),
			}),
		]);
	});

	test('mail-to-todo makes a to-do of a mail, and completes it when its file was fetched', async () => {
		const activity = 'ac710000-0000-4000-8000-000000000070';
		const [amy] = (await world.connections.seed()).users;
		const create = mailToToDo.nodes.find(({ name }) => name === 'Create To-Do');
		const workflow = await world.bringIn(
			mailToToDo,
			{
				'Create To-Do': {
					activityId: { __rl: true, mode: 'id', value: activity },
					additionalFields: {
						...create?.parameters.additionalFields,
						assignedTo: [{ __rl: true, mode: 'id', value: amy.email }],
					},
				},
			},
			credentials,
		);
		await world.n8n.rest.activate(workflow);
		mailbox.deliver({
			from: 'Carla Supplier <carla@supplier.example>',
			subject: 'Offer for the ribbon',
			files: [{ name: 'offer.pdf', type: 'application/pdf', bytes: bytesOf(10) }],
		});
		const first = await world.n8n.rest.nthExecution(workflow);
		await world.n8n.rest.deactivate(workflow);

		expect(first).toMatchObject({ status: 'success' });
		const made = (await world.connections.store()).nodes.find(
			({ title }) => title === 'Offer for the ribbon',
		);
		expect(made).toMatchObject({
			type: 'todo',
			tags: ['mail'],
			completed: false,
			assignees: [expect.objectContaining({ userId: amy.id })],
		});
		const days = (Date.parse(made?.dueDate ?? '') - (made?.created ?? 0)) / 86_400_000;
		expect(Math.round(days)).toBe(7);
		const { fields } = await world.connections.store();
		expect(fields.filter(({ nodeId }) => nodeId === made?.id)).toEqual([
			expect.objectContaining({
				name: 'Attachment',
				fileName: 'offer.pdf',
				sha256: sha256(bytesOf(10)),
			}),
		]);

		const { status, items, error } = await world.n8n.rest.run(workflow, 'Every Morning');

		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		expect(items['Download File']).toMatchObject([
			{ json: { nodeId: made?.id, size: 100_000 }, binary: { data: { fileName: 'offer.pdf' } } },
		]);
		expect(items['Complete To-Do']).toMatchObject([{ json: { id: made?.id, completed: true } }]);
		const after = await world.connections.store();
		expect(after.nodes.find(({ id }) => id === made?.id)).toMatchObject({ completed: true });
		expect(after.fields.filter(({ nodeId }) => nodeId === made?.id)).toHaveLength(1);
	});

	test('round-trip brings a file to the community, back whole, to the trash and out of it', async () => {
		const source = join(world.folder, 'round.bin');
		writeFileSync(source, bytesOf(10));
		const workflow = await world.bringIn(roundTrip, { 'Read File': { fileSelector: source } });

		for (const label of ['round.bin', 'round (2).bin']) {
			const { status, error, items } = await world.n8n.rest.run(workflow, 'Manual Trigger');

			expect({ status, error }).toEqual({ status: 'success', error: undefined });
			const file = (await storedFiles()).find((one) => one.label === label);
			expect(file).toMatchObject({
				sha256: sha256(bytesOf(10)),
				communityShares: [{ communityId: COMMUNITY }],
				comments: [{ text: `SHA-256 of this file: ${sha256(bytesOf(10))}` }],
			});
			expect(items.Delete.map(({ json }) => json)).toMatchObject([{ deleted: true }]);
			expect(items.Restore.map(({ json }) => json)).toMatchObject([{ id: file?.id, label }]);
		}
		expect(await storedFiles()).toHaveLength(2);
		expect((await world.connections.store()).trash).toEqual([]);
	});
});
