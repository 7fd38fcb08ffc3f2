/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import { type ConnectionsServer, startConnections } from '../server/client';
import { type Fleet, startFleet } from './fleet';
import { failures, makeFiles, post, type PostedFile, publishWorkflow } from './uploads';

// Long enough for the first run, which installs n8n.
const START_WITHIN_MS = 30 * 60_000;
const FILES = 100;
const IN_FLIGHT = 10;

describe.each(['database', 'filesystem'] as const)(
	'in queue mode with two workers, files in %s mode',
	(binaryMode) => {
		let connections: ConnectionsServer;
		let fleet: Fleet;

		beforeAll(async () => {
			connections = await startConnections();
			fleet = await startFleet(binaryMode);
		}, START_WITHIN_MS);

		afterAll(async () => {
			await fleet?.stop();
			await connections?.stop();
		});

		beforeAll(async () => {
			await publishWorkflow(fleet.main, connections.url);
		});

		beforeEach(async () => {
			await connections.reset();
		});

		/** How often each file is stored with just the bytes that were posted. */
		const stored = async (files: PostedFile[]): Promise<number[]> => {
			const { documents } = await connections.store();
			return files.map(
				({ name, sha256 }) =>
					documents.filter((one) => one.label === name && one.sha256 === sha256).length,
			);
		};

		const once = (files: PostedFile[]) => files.map(() => 1);

		test('uploads what a hundred callers post, spread over both workers', async () => {
			const files = makeFiles(FILES);
			const before = fleet.workers.map((worker) => worker.executions().length);

			const answers = await Promise.all(files.map(async (file) => await post(fleet.main, file)));

			expect(answers).toEqual(files.map(() => 200));
			expect(await stored(files)).toEqual(once(files));
			expect(await connections.violations()).toEqual([]);
			const [one, other] = fleet.workers.map((worker, index) =>
				worker.executions().slice(before[index]),
			);
			expect(one.length).toBeGreaterThan(0);
			expect(other.length).toBeGreaterThan(0);
			expect(new Set([...one, ...other]).size).toBe(FILES);
		});

		test('loses and doubles nothing when a worker dies in the middle and callers send again', async () => {
			const files = makeFiles(FILES);
			// All that both workers take at first is held: eight uploads are stored and never answered,
			// two are neither, so that the worker that dies leaves stored files behind.
			await connections.fault(
				Array.from({ length: IN_FLIGHT }, (_, index) => ({
					match: { method: 'POST', path: 'myuserlibrary/feed' },
					action: { type: 'noAnswer' as const, stored: index % 5 !== 4 },
				})),
			);
			const answers = files.map(async (file) => await post(fleet.main, file));
			const held = async () =>
				(await connections.requests()).filter(
					({ method, answered }) => method === 'POST' && !answered,
				).length;
			while ((await held()) < IN_FLIGHT) await sleep(100);

			fleet.workers[0].kill();

			// n8n notices, fails what the dead worker had begun, and has the other do the rest
			const statuses = await Promise.all(answers);
			const cut = files.filter((_, index) => statuses[index] !== 200);
			expect(cut).toHaveLength(IN_FLIGHT / 2);
			const told = await failures(fleet.main);
			expect(Object.keys(told)).toHaveLength(cut.length);
			for (const { message } of Object.values(told)) {
				expect(message).toMatch(/failed to be processed too many times/);
			}

			const there = await stored(cut);
			const again = await Promise.all(cut.map(async (file) => await post(fleet.main, file)));

			expect(there).toContain(1);
			expect(again).toEqual(there.map((count) => (count === 1 ? 500 : 200)));
			const refused = Object.entries(await failures(fleet.main)).filter(([id]) => !(id in told));
			expect(refused).toHaveLength(there.filter((count) => count === 1).length);
			for (const [, { message, description }] of refused) {
				expect(message).toMatch(/already/);
				expect(`${message} ${description}`).toMatch(/replace/i);
			}
			expect(await stored(files)).toEqual(once(files));
			expect(await connections.violations()).toEqual([]);
		});
	},
);
