/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { ConnectionsFaultAction } from '../../../server/client';
import { everyJson, failureOf } from '../runs';
import { setStage } from '../stage';

const stage = setStage();

const names = Array.from({ length: 40 }, (_, index) => `report ${index}.txt`).sort();

beforeEach(async () => {
	// 4 kB a file
	await stage.server.settings({ entryEdition: '2018' });
	const [{ id: libraryId }] = stage.seed.libraries;
	for (const label of names) await stage.server.files.add({ libraryId, label });
});

const list = async (options: IDataObject = {}, signal?: AbortSignal) =>
	await stage.run('file', 'getAll', { returnAll: true, options }, { run: { signal } });

/** Lets the list meet that fault, which comes in one page of some 160 kB. */
async function faulty(action: ConnectionsFaultAction, times: number | 'always' = 1) {
	await stage.server.fault({ match: { method: 'GET', path: '/feed' }, times, action });
}

const pages = async () =>
	(await stage.server.requests()).filter(({ path }) => path.endsWith('/feed'));

describe('a list that comes cut', () => {
	it.each<[string, ConnectionsFaultAction]>([
		['at the start', { type: 'cutAnswer', bytes: 0 }],
		['in the middle', { type: 'cutAnswer', bytes: 100_000 }],
		['by a clean end of the connection', { type: 'cutAnswer', bytes: 100_000, how: 'close' }],
		['inside gzip', { type: 'cutGzip', bytes: 2_000 }],
	])('%s is read again, and tells each file once', async (_case, action) => {
		await faulty(action);
		const labels = everyJson(await list()).map(({ label }) => label as string);

		expect(labels.filter((label) => label.startsWith('report')).sort()).toEqual(names);
		expect(await pages()).toHaveLength(2);
	});

	it('each time is a failure, and nothing of it is put out', async () => {
		await faulty({ type: 'cutAnswer', bytes: 100_000 }, 'always');
		const result = await list({ maxRetries: 1 });

		expect(failureOf(result).message).toMatch(/^The connection was cut/);
		expect(result.items).toEqual([]);
		expect(await pages()).toHaveLength(2);
	});

	it('where nobody can notice but by its text is no list', async () => {
		await faulty({ type: 'cutGzip', bytes: 0 }, 'always');
		const result = await list({ maxRetries: 0 });

		failureOf(result);
		expect(result.items).toEqual([]);
	});
});

describe('a list', () => {
	it('that stands still is stopped', async () => {
		await faulty({ type: 'stallAnswer', afterBytes: 100_000 }, 'always');
		const failure = failureOf(await list({ stallTimeout: 1, maxRetries: 0 }));

		expect(failure.message).toMatch(/^The server stopped sending/);
		expect(failure.description).toContain("raise the option 'Stall Timeout'");
	});

	it('ends at once when Stop is pressed', async () => {
		await faulty({ type: 'stallAnswer', afterBytes: 100_000 }, 'always');
		const stop = new AbortController();
		const running = list({}, stop.signal);
		while ((await pages()).length === 0) await sleep(20);
		stop.abort();
		const { status, items } = await running;

		expect([status, items]).toEqual(['canceled', []]);
		expect(await pages()).toHaveLength(1);
	});
});
