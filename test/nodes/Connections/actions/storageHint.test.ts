import { download, fileIn, stored } from '../downloads';
import { failureOf } from '../runs';
import { onlyJson, setStage } from '../stage';

const stage = setStage();
const mebibyte = 1024 * 1024;
const file = (size: number) => ({
	name: 'scan.tif',
	mimeType: 'image/tiff',
	bytes: { size, seed: 7 },
});

describe('a hint at how n8n stores files', () => {
	it('names the setting when a large file is part of the items, once for the run', async () => {
		const items = ['a.tif', 'b.tif'].map((name) => ({
			files: { data: { ...file(16 * mebibyte), name } },
		}));
		const { hints, error } = await stage.addFile({ items, run: { binaryMode: 'memory' } });
		expect(error).toBeUndefined();
		expect(hints).toEqual([
			{
				message: expect.stringMatching(
					/^'a\.tif' \(16 MiB\) is part of the item itself.*N8N_DEFAULT_BINARY_DATA_MODE=filesystem/,
				),
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('is not given for small files, or for large ones on disk', async () => {
		const small = await stage.addFile({ file: file(1000), run: { binaryMode: 'memory' } });
		onlyJson(small);
		const large = await stage.addFile({
			file: file(17 * mebibyte),
			parameters: { fileName: 'large.tif' },
		});
		onlyJson(large);
		expect([small.hints, large.hints]).toEqual([[], []]);
	});

	it('names the limit of the database mode', async () => {
		const result = await stage.addFile({
			file: file(128 * mebibyte),
			run: { binaryMode: 'database' },
		});
		onlyJson(result);
		expect(result.hints).toMatchObject([{ message: expect.stringContaining('512 MiB') }]);
	});
});

describe('a download', () => {
	it('that becomes part of the item gets the same hint', async () => {
		const id = await stored(stage, file(16 * mebibyte));
		const { hints } = await download(stage, id, {}, { run: { binaryMode: 'memory' } });
		expect(hints).toMatchObject([{ message: expect.stringContaining('part of the item itself') }]);
	});

	/** Makes the entry of a file tell another size; the bytes stay as they are. */
	async function told(size: number) {
		const id = await stored(stage, file(1000));
		const body = `<entry xmlns="http://www.w3.org/2005/Atom"><id>urn:lsid:ibm.com:td:${id}</id><link rel="enclosure" length="${size}"/></entry>`;
		await stage.server.fault({
			match: { method: 'GET', path: '/entry' },
			action: { type: 'storeThenAnswer', body },
		});
		return id;
	}
	const media = async () =>
		(await stage.server.requests()).filter(({ path }) => path.endsWith('/media'));

	it.each([
		['memory', 385, 'files in memory, where at most 384 MiB fit'],
		['database', 1025, 'files in its database, where at most 1024 MiB fit'],
	] as const)(
		'that cannot fit into the store %s is refused before a byte is fetched',
		async (binaryMode, size, message) => {
			const id = await told(size * mebibyte);
			const failure = failureOf(await download(stage, id, {}, { run: { binaryMode } }));
			expect(failure.message).toContain(`The file has ${size} MiB, and n8n keeps ${message}`);
			expect(failure.description).toContain('N8N_DEFAULT_BINARY_DATA_MODE=filesystem');
			expect(await media()).toEqual([]);
		},
	);

	it('of any size is fetched where n8n keeps files on disk', async () => {
		const id = await told(5000 * mebibyte);
		const { message } = failureOf(await download(stage, id, { options: { maxRetries: 0 } }));
		expect(message).toContain('did not come whole: 1000 of 5242880000 bytes');
		expect(await media()).toHaveLength(1);
	});

	it('that is small looks nothing up', async () => {
		const id = await stored(stage, file(1000));
		const result = await download(stage, id, {}, { run: { binaryMode: 'memory' } });
		expect((await fileIn(stage, result)).bytes).toHaveLength(1000);
	});
});
