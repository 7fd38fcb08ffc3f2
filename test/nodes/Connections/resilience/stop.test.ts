/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionsFaultAction } from '../../../server/client';
import type { ItemSpec } from '../../../engine/engine';
import { setStage, type AddFileRun } from '../stage';

const stage = setStage();

const MiB = 1024 * 1024;

const files = (count: number, size: number): ItemSpec[] =>
	Array.from({ length: count }, (_one, i) => ({
		files: { data: { name: `quay-${i}.bin`, bytes: { size, seed: i } } },
	}));

/** The files of n8n's binary store that this process has open. */
function openBinaries(): string[] {
	return readdirSync('/proc/self/fd').flatMap((fd) => {
		try {
			const path = readlinkSync(`/proc/self/fd/${fd}`);
			return path.startsWith(stage.engine.folder) ? [path] : [];
		} catch {
			return [];
		}
	});
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
	while (!(await condition())) await sleep(20);
}

/** Starts a run and presses Stop when the condition holds. */
async function stopWhen(condition: () => Promise<boolean>, run: AddFileRun) {
	const stop = new AbortController();
	const running = stage.addFile({ ...run, run: { ...run.run, signal: stop.signal } });
	await until(condition);
	stop.abort();
	return await running;
}

const uploading = async () => (await stage.uploads()).some(({ bodyBytes }) => bodyBytes > MiB);

/** Waits until the server has seen the end of every request. */
async function allEnded() {
	await until(async () => (await stage.server.requests()).every(({ endedAt }) => endedAt !== null));
}

/** A server that stands still would not see the connection end. */
const slow: ConnectionsFaultAction = { type: 'slowRead', bytesPerSecond: 4 * MiB };

const untilClosed = (action: ConnectionsFaultAction) => ({
	match: { method: 'POST' },
	times: 'always' as const,
	action,
});

describe('Stop', () => {
	it('ends an upload in the middle, closes its file, and starts no other item', async () => {
		await stage.server.fault(untilClosed(slow));
		const result = await stopWhen(uploading, {
			items: files(3, 30 * MiB),
			options: { batchSize: 1 },
		});
		expect(result.status).toBe('canceled');
		expect(result.error?.message).toBe('The upload was canceled [item 0]');
		await allEnded();
		const uploads = await stage.uploads();
		expect(uploads).toHaveLength(1);
		expect(uploads[0].bodyBytes).toBeLessThan(30 * MiB);
		await until(() => openBinaries().length === 0);
	});

	it('ends all uploads that are in flight', async () => {
		await stage.server.fault(untilClosed(slow));
		const result = await stopWhen(
			async () => (await stage.uploads()).filter(({ bodyBytes }) => bodyBytes > MiB).length === 3,
			{ items: files(6, 30 * MiB), options: { batchSize: 3 } },
		);
		expect(result.status).toBe('canceled');
		await allEnded();
		const uploads = await stage.uploads();
		expect(uploads).toHaveLength(3);
		expect(uploads.every(({ answered }) => !answered)).toBe(true);
		await until(() => openBinaries().length === 0);
	});

	it('ends an upload of bytes in memory', async () => {
		await stage.server.fault(untilClosed(slow));
		const result = await stopWhen(uploading, {
			items: files(2, 30 * MiB),
			options: { batchSize: 1 },
			run: { binaryMode: 'memory' },
		});
		expect(result.status).toBe('canceled');
		await allEnded();
		expect(await stage.uploads()).toHaveLength(1);
	});

	// the waits that are ended here are longer than a test may take
	it('ends the wait for an answer, for the second of two phases, and before a repeat', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'status', status: 429, headers: { 'Retry-After': '300' } },
		});
		const answered = async () => (await stage.uploads()).some((upload) => upload.answered);
		const waiting = await stopWhen(answered, { items: files(2, 100), options: { batchSize: 1 } });
		expect(waiting.status).toBe('canceled');
		expect(await stage.uploads()).toHaveLength(1);

		await stage.server.reset();
		await stage.server.fault({ match: { phase: 2 }, action: { type: 'noAnswer', stored: true } });
		const sent = async () =>
			(await stage.uploads()).some(({ phase, bodySha256 }) => phase === 2 && bodySha256 !== null);
		const unanswered = await stopWhen(sent, {
			items: files(2, 100),
			options: { batchSize: 1, uploadMethod: 'phases' },
		});
		expect(unanswered.status).toBe('canceled');
		await allEnded();
		expect(await stage.uploads()).toHaveLength(2);
	});

	it('says of each item that it was canceled, and whether its file may be there', async () => {
		await stage.server.fault({
			match: { method: 'POST', path: 'quay-0' },
			action: { type: 'noAnswer', stored: true },
		});
		const sent = async () => (await stage.uploads()).some(({ bodySha256 }) => bodySha256 !== null);
		const result = await stopWhen(sent, {
			items: files(2, 100),
			options: { batchSize: 1 },
			run: { nodeOptions: { onError: 'continueRegularOutput' } },
		});
		expect(result.status).toBe('canceled');
		const items = result.runData.Connections?.[0].data?.main?.[0] ?? [];
		expect(items.map(({ json }) => json.error)).toEqual([
			'The upload was canceled, and whether the file was stored could not be found out [item 0]',
			'The upload was canceled [item 1]',
		]);
	});
});
