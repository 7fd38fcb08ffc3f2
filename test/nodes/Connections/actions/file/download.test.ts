import { sha256Of, sha256OfSeed, type BinaryMode } from '../../../../engine/engine';
import { download, fileIn, stored } from '../../downloads';
import { failureOf, locator } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const MiB = 1024 * 1024;

/** The requests after those that brought the file there. */
async function asked(since: number) {
	return (await stage.server.requests(since)).map(({ path, query }) => [path, query]);
}
const lastRequest = async () => (await stage.server.requests()).at(-1)?.id ?? 0;

describe('Download', () => {
	it.each<[BinaryMode, number]>(
		(['filesystem', 'memory', 'database'] as const).flatMap((mode) =>
			[0, 1, 70_000, 20 * MiB].map((size): [BinaryMode, number] => [mode, size]),
		),
	)('puts the same bytes into the store %s after %d of them', async (binaryMode, size) => {
		const id = await stored(stage, { name: 'sea.bin', bytes: { size, seed: 3 } });
		const result = await download(stage, id, {}, { run: { binaryMode } });

		const file = await fileIn(stage, result);
		expect(file.sha256).toBe(await sha256OfSeed(size, 3));
		expect(result.items[0].json).toMatchObject({ id, label: 'sea.bin', size });
	});

	it('reads the entry, then the bytes as they are, and tells name and type', async () => {
		const id = await stored(stage, { ...note, name: 'tide tables ü.txt' });
		const before = await lastRequest();
		const result = await download(stage, id);

		expect(await asked(before)).toEqual([
			[`/files/basic/api/document/${id}/entry`, [['includeTags', 'true']]],
			[`/files/basic/api/document/${id}/media`, []],
		]);
		const [media] = (await stage.server.requests(before)).slice(1);
		expect(media.headers['accept-encoding']).toBe('identity');
		expect(await fileIn(stage, result)).toMatchObject({
			fileName: 'tide tables ü.txt',
			mimeType: 'text/plain',
		});
	});

	it('takes the name that the option gives, and keeps the binaries of the item', async () => {
		const id = await stored(stage);
		const items = [{ files: { scan: { name: 'scan.pdf', bytes: Buffer.from('%PDF-1.7') } } }];
		const parameters = { binaryPropertyName: 'tides', options: { fileName: 'tides.txt' } };
		const result = await download(stage, id, parameters, { items });

		expect(Object.keys(result.items[0].binary ?? {})).toEqual(['scan', 'tides']);
		expect(await fileIn(stage, result, 'tides')).toMatchObject({ fileName: 'tides.txt' });
		expect((await fileIn(stage, result, 'scan')).bytes.toString()).toBe('%PDF-1.7');
	});

	it('finds a file by its label in a library', async () => {
		await stored(stage);
		const result = await download(stage, '', {
			library: 'myLibrary',
			documentId: locator('label', 'note.txt'),
		});
		expect((await fileIn(stage, result)).bytes).toEqual(note.bytes);
	});

	it('gives the whole entry without Simplify', async () => {
		const result = await download(stage, await stored(stage), { simplify: false });
		expect(Object.keys(onlyJson(result))).toEqual(['entry', 'headers']);
	});

	it('does as many items as come in, each with its place', async () => {
		const id = await stored(stage);
		const { items } = await download(stage, id, {}, { items: [{}, {}, {}] });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});
});

describe('a version that Download fetches', () => {
	const second = Buffer.from('Ebb tables for the new quay, second issue\n');

	async function twoVersions() {
		const id = await stored(stage);
		await stage.addFile({
			file: { ...note, bytes: second },
			additionalFields: { replace: true, createVersion: true },
		});
		const { documents } = await stage.server.store();
		const { older, versionUuid } = documents.find((one) => one.id === id) ?? { older: [] };
		return { id, first: older[0].versionUuid, current: String(versionUuid) };
	}

	it.each(['its number', 'its id'])('is named by %s', async (by) => {
		const { id, first } = await twoVersions();
		const version = by === 'its id' ? first : 1;
		const result = await download(stage, id, { options: { version } });

		expect((await fileIn(stage, result)).sha256).toBe(sha256Of(note.bytes as Buffer));
		expect(result.items[0].json).toMatchObject({ id, version: '1', versionId: first, size: 29 });
	});

	it('is the current one by its number as well', async () => {
		const { id, current } = await twoVersions();
		const result = await download(stage, id, { options: { version: '2' } });

		expect((await fileIn(stage, result)).bytes).toEqual(second);
		expect(result.items[0].json).toMatchObject({ version: '2', versionId: current });
	});

	it('must be there', async () => {
		const { id } = await twoVersions();
		const failure = failureOf(await download(stage, id, { options: { version: 7 } }));
		expect(failure.message).toBe(`The file ${id} has no version 7 [item 0]`);
		expect(failure.description).toContain('Its versions are: 2, 1.');
	});
});

describe('what Download refuses before it asks for anything', () => {
	it.each([
		[{ options: { version: 'two' } }, /^'Version' is 'two', which is neither/],
		[{ options: { version: '0' } }, /^'Version' is '0', which is neither/],
		[{ options: { version: '-1' } }, /^'Version' is '-1', which is neither/],
		[{ binaryPropertyName: ' ' }, /^'Put Output File in Field' is empty/],
		[{ documentId: locator('id', 'two words') }, /^'File' holds nothing that is an ID/],
		[
			{ documentId: locator('label', 'note.txt') },
			/^'File' is the label 'note.txt', which only a library knows/,
		],
		[{ options: { fileName: 'a/b.txt' } }, /^'File Name' holds a slash/],
	])('%j', async (parameters, message) => {
		const { documents } = stage.seed;
		const result = await download(stage, documents[0].id, parameters);
		expect(failureOf(result).message).toMatch(message);
		expect(await stage.server.requests()).toEqual([]);
	});
});
