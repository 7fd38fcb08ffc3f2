import { XMLParser } from 'fast-xml-parser';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();

async function addEntry(
	parameters: Record<string, string>,
	more: Parameters<typeof stage.addFile>[0] = {},
) {
	return await stage.addFile({
		items: [{}],
		...more,
		parameters: { source: 'atomEntry', ...parameters },
	});
}

describe('Add File from an Atom entry', () => {
	it('makes a document of title and summary alone, no binary needed', async () => {
		const json = onlyJson(await addEntry({ title: 'Minutes', summary: 'Of the third meeting' }));

		const [, upload] = await stage.server.requests();
		expect(upload).toMatchObject({
			method: 'POST',
			path: '/files/basic/api/myuserlibrary/feed',
			query: [],
			headers: { 'content-type': 'application/atom+xml', slug: 'Minutes' },
		});
		expect(upload.headers['content-length']).toBe(String(upload.bodyBytes));
		expect(json).toMatchObject({ label: 'Minutes', title: 'Minutes', bytesSent: 0, size: 0 });
		expect((await stage.server.store()).documents.at(-1)).toMatchObject({
			label: 'Minutes',
			title: 'Minutes',
			summary: 'Of the third meeting',
			sha256: null,
		});
	});

	it('carries what XML and headers cannot carry plainly', async () => {
		const title = 'Ebbe & Flut <潮> "🌊"';
		const summary = 'Zeile 1\nZeile 2 ]]> & <b>\u0001';
		onlyJson(await addEntry({ title, summary }));
		const [upload] = await stage.uploads();
		const { entry } = new XMLParser({ trimValues: false }).parse(upload.body ?? '');
		expect(entry.title).toBe(title);
		expect(entry.summary).toBe('Zeile 1\nZeile 2 ]]> & <b>');
		expect((await stage.server.store()).documents.at(-1)?.title).toBe(title);
	});

	it('has no summary where none was given', async () => {
		onlyJson(await addEntry({ title: 'Minutes' }));
		expect((await stage.uploads())[0].body).not.toContain('summary');
	});

	it('is named by Label, and takes parameters and headers as a file does', async () => {
		const json = onlyJson(
			await addEntry(
				{ title: 'Minutes' },
				{
					additionalFields: { label: 'minutes-3', tag: ['quay', 'plan'] },
					options: { contentLanguage: 'en', slug: 'other' },
				},
			),
		);
		expect(json).toMatchObject({ label: 'minutes-3', title: 'Minutes', tags: ['quay', 'plan'] });
		const [upload] = await stage.uploads();
		expect(upload.headers).toMatchObject({ 'content-language': 'en', slug: 'other' });
		expect(upload.query).toEqual([
			['tag', 'quay'],
			['tag', 'plan'],
			['label', 'minutes-3'],
		]);
	});

	it('may have a slash in its title, which the Slug goes without', async () => {
		expect(onlyJson(await addEntry({ title: '2026/27 budget' })).title).toBe('2026/27 budget');
		expect((await stage.uploads())[0].headers.slug).toBe('2026-27 budget');
	});

	it('goes into a library too', async () => {
		const libraryId = stage.seed.libraries[3].id;
		onlyJson(await addEntry({ title: 'Minutes', library: 'library', libraryId }));
		expect((await stage.uploads())[0].path).toBe(`/files/basic/api/library/${libraryId}/feed`);
	});

	it('is refused without a title, before anything is sent', async () => {
		const { error } = await addEntry({ title: '={{ " " }}' });
		expect(error).toMatchObject({
			message: "'Title' is empty [item 0]",
			description: 'Give the document a title.',
		});
		expect(await stage.server.requests()).toEqual([]);
	});
});
