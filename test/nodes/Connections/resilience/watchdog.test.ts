import { sha256OfSeed, type BinaryMode } from '../../../engine/engine';
import { everyJson, failureOf, uploadField } from '../runs';
import { onlyJson, setStage } from '../stage';

const stage = setStage();

const MiB = 1024 * 1024;
const size = 12 * MiB;
const file = { name: 'quay.bin', bytes: { size, seed: 1 } };
const stores: BinaryMode[] = ['filesystem', 'memory'];

describe.each(stores)('the watchdog, with binaries in the %s', (binaryMode) => {
	it('stops an upload that stands still and repeats it, but never one that is only slow', async () => {
		await stage.server.fault([
			{
				match: { method: 'POST', path: 'stalled' },
				action: { type: 'stallRead', afterBytes: MiB },
			},
			{
				match: { method: 'POST', path: 'slow' },
				action: { type: 'slowRead', bytesPerSecond: 3 * MiB },
			},
		]);
		const options = { stallTimeout: 1, maxRetries: 1 };
		const names = ['stalled.bin', 'slow.bin'];
		const items = names.map((name) => ({ files: { data: { ...file, name } } }));
		const result = await stage.addFile({ items, options, run: { binaryMode } });
		expect(everyJson(result).map(({ size }) => size)).toEqual([size, size]);
		const { documents } = await stage.server.store();
		const stored = documents.filter(({ label }) => names.includes(label));
		const sha256 = await sha256OfSeed(size, 1);
		expect(stored.map((one) => one.sha256)).toEqual([sha256, sha256]);
		const of = async (name: string) =>
			(await stage.uploads()).filter(({ rawUrl }) => rawUrl.includes(name));
		expect(await of('stalled')).toMatchObject([
			{ answered: false, bodySha256: null },
			{ answered: true, status: 201 },
		]);
		const [slow, ...repeats] = await of('slow');
		expect(repeats).toEqual([]);
		expect(Date.parse(slow.endedAt ?? '') - Date.parse(slow.startedAt)).toBeGreaterThan(2_000);
	});
});

it('says after how long it stopped an upload of bytes in memory', async () => {
	await stage.server.fault({ match: { method: 'POST' }, action: { type: 'stallRead' } });
	const options = { stallTimeout: 2, maxRetries: 0 };
	const run = { binaryMode: 'memory' } as const;
	expect(failureOf(await stage.addFile({ file, options, run }))).toMatchObject({
		message: "The server stopped taking bytes of the file 'quay.bin' [item 0]",
		description: expect.stringContaining('nothing moved for 2 seconds'),
	});
	expect(await stage.uploads()).toHaveLength(1);
});

describe('an answer that does not come', () => {
	it('is waited for ten times as long, then the file is looked for', async () => {
		await stage.server.fault([
			{
				match: { method: 'POST', path: 'label=taken' },
				action: { type: 'noAnswer', stored: true },
			},
			{
				match: { method: 'POST', path: 'label=lost' },
				action: { type: 'noAnswer', stored: false },
			},
			{ match: { method: 'POST', path: 'label=late' }, action: { type: 'delay', ms: 4_000 } },
			{ match: { phase: 1 }, action: { type: 'noAnswer', stored: false } },
		]);
		const options = { stallTimeout: 1 };
		const small = (name: string) => ({ name, bytes: { size: 1000, seed: 1 } });
		const [taken, late, lost, field] = await Promise.all([
			stage.addFile({ file: small('taken.bin'), options }),
			stage.addFile({ file: small('late.bin'), options }),
			stage.addFile({ file: small('lost.bin'), options: { ...options, maxRetries: 0 } }),
			uploadField(stage, { file: small('field.bin'), options }),
		]);
		expect(onlyJson(taken)).toMatchObject({
			label: 'taken.bin',
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		expect(onlyJson(late)).not.toHaveProperty('note');
		expect(failureOf(lost)).toEqual({
			message:
				"The server took the file 'lost.bin' but did not answer, and whether the file was stored could not be found out [item 0]",
			description:
				"Look in Connections before you run the item again. Run the item again, or raise the option 'Stall Timeout': an answer may take ten times as long as it says. Technical detail: nothing moved for 10 seconds.",
			httpCode: null,
		});
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
		expect(posts).toHaveLength(6);
	});
});
