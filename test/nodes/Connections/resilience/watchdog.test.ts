import type { ConnectionsFaultAction } from '../../../server/client';
import { sha256OfSeed, type BinaryMode } from '../../../engine/engine';
import { failureOf, uploadField } from '../runs';
import { onlyJson, setStage } from '../stage';

const stage = setStage();

const MiB = 1024 * 1024;
const file = { name: 'quay.bin', bytes: { size: 12 * MiB, seed: 1 } };
const stores: BinaryMode[] = ['filesystem', 'memory'];

async function uploadMeets(action: ConnectionsFaultAction) {
	await stage.server.fault({ match: { method: 'POST' }, action });
}

async function storedHash() {
	const { documents } = await stage.server.store();
	return documents.find(({ label }) => label === 'quay.bin')?.sha256;
}

describe.each(stores)('the watchdog, with binaries in the %s', (binaryMode) => {
	it('stops an upload that stands still, and repeats it', async () => {
		await uploadMeets({ type: 'stallRead', afterBytes: MiB });
		const json = onlyJson(
			await stage.addFile({ file, options: { stallTimeout: 1 }, run: { binaryMode } }),
		);
		expect(json).toMatchObject({ size: 12 * MiB, bytesSent: 12 * MiB });
		expect(await storedHash()).toBe(await sha256OfSeed(12 * MiB, 1));
		const [stalled, repeated] = await stage.uploads();
		expect(stalled).toMatchObject({ answered: false, bodySha256: null });
		expect(repeated).toMatchObject({ answered: true, status: 201 });
	});

	it('says after how long it stopped an upload that is not repeated', async () => {
		await uploadMeets({ type: 'stallRead' });
		const options = { stallTimeout: 2, maxRetries: 0 };
		expect(failureOf(await stage.addFile({ file, options, run: { binaryMode } }))).toMatchObject({
			message: "The server stopped taking bytes of the file 'quay.bin' [item 0]",
			description: expect.stringContaining('nothing moved for 2 seconds'),
		});
		expect(await stage.uploads()).toHaveLength(1);
	});

	it('lets a slow upload take many times as long as a standstill may', async () => {
		await uploadMeets({ type: 'slowRead', bytesPerSecond: 3 * MiB });
		const options = { stallTimeout: 1, maxRetries: 0 };
		const result = await stage.addFile({ file, options, run: { binaryMode } });
		expect(onlyJson(result)).toMatchObject({ size: 12 * MiB });
		const [{ startedAt, endedAt }] = await stage.uploads();
		expect(Date.parse(endedAt ?? '') - Date.parse(startedAt)).toBeGreaterThan(3_000);
	});
});

describe('an answer that does not come', () => {
	it('is waited for ten times as long, then the file is looked for', async () => {
		await stage.server.fault([
			{
				match: { method: 'POST', path: 'label=taken' },
				action: { type: 'noAnswer', stored: true },
			},
			{ match: { method: 'POST', path: 'label=late' }, action: { type: 'delay', ms: 4_000 } },
			{ match: { phase: 1 }, action: { type: 'noAnswer', stored: false } },
		]);
		const options = { stallTimeout: 1 };
		const small = (name: string) => ({ name, bytes: { size: 1000, seed: 1 } });
		const [taken, late, field] = await Promise.all([
			stage.addFile({ file: small('taken.bin'), options }),
			stage.addFile({ file: small('late.bin'), options }),
			uploadField(stage, { file: small('field.bin'), options }),
		]);
		expect(onlyJson(taken)).toMatchObject({
			label: 'taken.bin',
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		expect(onlyJson(late)).not.toHaveProperty('note');
		// nothing is stored by the first phase, so it is simply asked again
		expect(onlyJson(field)).toMatchObject({ fileName: 'field.bin', bytesSent: 1000 });
		const posts = (await stage.server.requests()).filter(({ method }) => method === 'POST');
		expect(posts.map(({ phase, answered }) => [phase, answered])).toEqual(
			expect.arrayContaining([
				[null, false],
				[null, true],
				[1, false],
				[1, true],
				[2, true],
			]),
		);
		expect(posts).toHaveLength(5);
	});
});
