import type { IDataObject } from 'n8n-workflow';
import { sha256Of } from '../../../../engine/engine';
import { callerOf } from '../../../../server/testing';
import { failureOf, locator } from '../../runs';
import { note, onlyJson, setStage, type AddFileRun } from '../../stage';
import { addedFiles, addIf, sameName } from './ifExists';
import { changes, letBenEdit, lockAs } from './stored';

const stage = setStage();
const feed = '/files/basic/api/myuserlibrary/feed';
const add = async (ifExists: string, run?: AddFileRun) => await addIf(stage, ifExists, run);
const files = async () => await addedFiles(stage);
const labels = async () => (await files()).map(({ label }) => label).sort();

describe('Add File, where no file of the name is there', () => {
	it.each(['fail', 'replace', 'newVersion', 'skip', 'keepBoth'])(
		'adds it with %s',
		async (value) => {
			const json = onlyJson(await add(value));
			expect(json).toMatchObject({ label: 'note.txt', version: '1', bytesSent: 29 });
			expect(json).not.toHaveProperty('note');
			expect(await labels()).toEqual(['note.txt']);
		},
	);

	it.each(['newVersion', 'skip', 'keepBoth'])(
		'looks it up by its label before the bytes go, with %s',
		async (value) => {
			onlyJson(await add(value, { file: { ...note, name: 'a:b.txt' } }));
			const [look, ...others] = await stage.server.requests();
			expect(decodeURIComponent(look.path)).toContain('/document/a_b.txt/entry');
			expect(look.query).toContainEqual(['identifier', 'label']);
			expect(others.at(-1)).toMatchObject({ method: 'POST', path: feed });
		},
	);
});

describe('Add File, where a file of the name is there', () => {
	let first: IDataObject;

	beforeEach(async () => {
		first = onlyJson(await stage.addFile());
	});

	const again = async (value: string, run: AddFileRun = {}) =>
		await add(value, { file: sameName('again'), ...run });

	it('fails with Fail, as without the option', async () => {
		expect(failureOf(await again('fail')).httpCode).toBe('409');
	});

	it('overwrites it with Replace', async () => {
		expect(onlyJson(await again('replace'))).toMatchObject({ id: first.id, size: 5 });
		expect(await files()).toMatchObject([{ sha256: sha256Of(Buffer.from('again')) }]);
		expect((await changes(stage)).at(-1)).toContain('replace=true');
	});

	it('puts out the one that is there with Skip, and uploads nothing', async () => {
		const json = onlyJson(await again('skip'));
		expect(json).toMatchObject({
			id: first.id,
			label: 'note.txt',
			size: 29,
			note: 'A file of this name is there already; nothing was uploaded.',
		});
		expect(json).not.toHaveProperty('bytesSent');
		expect(await changes(stage)).toHaveLength(1);
	});

	it('puts out its whole entry with Skip and without Simplify', async () => {
		expect(onlyJson(await again('skip', { parameters: { simplify: false } }))).toMatchObject({
			entry: { 'td:label': 'note.txt' },
			headers: {},
			note: expect.any(String),
		});
	});

	it('makes the bytes its next version with New Version', async () => {
		const json = onlyJson(await again('newVersion', { additionalFields: { tag: ['quay'] } }));
		expect(json).toMatchObject({
			id: first.id,
			label: 'note.txt',
			version: '2',
			size: 5,
			bytesSent: 5,
			tags: ['quay'],
		});
		const [stored] = await files();
		expect(stored).toMatchObject({
			sha256: sha256Of(Buffer.from('again')),
			older: [{ version: 1, size: 29 }],
		});
		expect((await changes(stage)).at(-1)).toBe(
			`PUT /files/basic/api/myuserlibrary/document/${String(first.id)}/media?createVersion=true&tag=quay`,
		);
	});

	it('sends the next version in two phases as well', async () => {
		const json = onlyJson(await again('newVersion', { options: { uploadMethod: 'phases' } }));
		expect(json.version).toBe('2');
		expect(await changes(stage)).toHaveLength(3);
	});

	it('gives the new one a number with Keep Both, the first that is free', async () => {
		expect(onlyJson(await again('keepBoth'))).toMatchObject({
			label: 'note (2).txt',
			title: 'note (2).txt',
		});
		expect(onlyJson(await again('keepBoth')).label).toBe('note (3).txt');
		const second = (await files()).find(({ label }) => label === 'note (2).txt');
		await callerOf(stage.server)('DELETE', `/files/basic/api/document/${second?.id ?? ''}/entry`);
		expect(onlyJson(await again('keepBoth')).label).toBe('note (2).txt');
	});

	it('leaves the same library where a workflow is run twice with Skip', async () => {
		const before = await stage.server.store();
		onlyJson(await add('skip'));
		expect((await stage.server.store()).documents).toEqual(before.documents);
	});

	it("works in a community's library, and for metadata alone", async () => {
		const parameters = {
			library: 'communityLibrary',
			communityId: locator('id', stage.seed.communities[0].id),
			source: 'atomEntry',
			title: 'Minutes',
		};
		onlyJson(await add('fail', { items: [{}], parameters }));
		const skipped = onlyJson(await add('skip', { items: [{}], parameters }));
		expect(skipped).toMatchObject({ label: 'Minutes', note: expect.any(String) });
		expect(onlyJson(await add('keepBoth', { items: [{}], parameters }))).toMatchObject({
			label: 'Minutes (2)',
			title: 'Minutes',
		});
	});

	it.each(['newVersion', 'replace'])('tells who holds the lock that forbids %s', async (value) => {
		await letBenEdit(stage, String(first.id));
		await lockAs(stage, 'ben', String(first.id));
		expect(failureOf(await again(value)).message).toContain('The file is locked by Ben Okafor');
	});
});

describe('If File Exists, with input that cannot be', () => {
	it.each(['fail', 'replace', 'newVersion', 'skip', 'keepBoth'])(
		'is refused as %s beside Replace, naming both',
		async (value) => {
			expect(failureOf(await add(value, { additionalFields: { replace: true } }))).toMatchObject({
				message:
					"'Replace' under 'Additional Fields' and the option 'If File Exists' both say what to do with a file of the same name [item 0]",
				description: expect.stringMatching(/^Remove one of them;/),
			});
			expect(await stage.server.requests()).toEqual([]);
		},
	);

	it('is refused where an entry without bytes were to become a version', async () => {
		const run = { items: [{}], parameters: { source: 'atomEntry', title: 'Minutes' } };
		expect(failureOf(await add('newVersion', run)).message).toBe(
			"'If File Exists' is New Version, but an Atom entry has no bytes that could become one [item 0]",
		);
	});

	it('is refused with a value that it does not have', async () => {
		expect(failureOf(await add('={{ "rename" }}')).message).toContain(
			"'If File Exists' has the value 'rename'",
		);
	});
});
