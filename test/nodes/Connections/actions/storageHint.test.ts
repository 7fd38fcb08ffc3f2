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
