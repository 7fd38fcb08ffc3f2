import type { IDataObject } from 'n8n-workflow';
import { sha256Of, sha256OfSeed, type BinaryMode } from '../../../../engine/engine';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
const libraryId = () => stage.seed.libraries.find(({ type }) => type === 'teamFiles')?.id ?? '';
const community = () => stage.seed.communities[0];

async function stored(label: string) {
	const { documents } = await stage.server.store();
	const found = documents.filter((document) => document.label === label);
	expect(found).toHaveLength(1);
	return found[0];
}

describe('the destination of Add File', () => {
	it('is my library in a fresh node', async () => {
		const json = onlyJson(await stage.addFile());

		const [upload] = await stage.uploads();
		expect(upload).toMatchObject({
			method: 'POST',
			path: '/files/basic/api/myuserlibrary/feed',
			query: [['label', 'note.txt']],
			status: 201,
		});
		expect(json.libraryType).toBe('personalFiles');
		expect((await stored('note.txt')).libraryId).toBe(stage.seed.libraries[0].id);
	});

	it.each<[string, string, (id: string) => string]>([
		['from the list', 'list', (id) => id],
		['by the address of its feed', 'url', (id) => `HOST/files/basic/api/library/${id}/feed`],
		['by a page with parameters', 'url', (id) => `HOST/files/app/x?a=b&libraryId=${id}&c=d`],
		['by its id', 'id', (id) => id],
		['by its id with blanks around it', 'id', (id) => `  ${id}\n`],
		['by the id of its entry', 'id', (id) => `urn:lsid:ibm.com:td:${id}`],
	])('is a library chosen %s', async (_case, mode, write) => {
		const value = write(libraryId()).replace('HOST', stage.server.url);
		const json = onlyJson(
			await stage.addFile({
				parameters: { library: 'library', libraryId: locator(mode, value) },
			}),
		);

		const [upload] = await stage.uploads();
		expect(upload.path).toBe(`/files/basic/api/library/${libraryId()}/feed`);
		expect(json.libraryId).toBe(libraryId());
		expect((await stored('note.txt')).libraryId).toBe(libraryId());
	});

	it.each<[string, string, (id: string) => string]>([
		['from the list', 'list', (id) => id],
		[
			'by the address of its page',
			'url',
			(id) => `HOST/communities/service/html/communityview?communityUuid=${id}#fullpageWidgetId=F`,
		],
		['by its id', 'id', (id) => id],
	])('is the library of a community chosen %s', async (_case, mode, write) => {
		const { id, libraryId: itsLibrary } = community();
		const value = write(id).replace('HOST', stage.server.url);
		const json = onlyJson(
			await stage.addFile({
				parameters: { library: 'communityLibrary', communityId: locator(mode, value) },
			}),
		);

		const [upload] = await stage.uploads();
		expect(upload.path).toBe(`/files/basic/api/communitylibrary/${id}/feed`);
		expect(json).toMatchObject({ libraryId: itsLibrary, libraryType: 'communityFiles' });
		expect((await stored('note.txt')).libraryId).toBe(itsLibrary);
	});

	it('lies where the credential says that Files is', async () => {
		await stage.server.settings({ contextRoots: { files: '/teams/files' } });
		onlyJson(await stage.addFile({ credential: { filesPath: 'teams/files/' } }));

		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(paths).toEqual([
			'/teams/files/basic/api/nonce',
			'/teams/files/basic/api/myuserlibrary/feed',
		]);
	});
});

describe('the bytes that Add File sends', () => {
	it.each<BinaryMode>(['filesystem', 'memory', 'database'])(
		'come whole out of the binary store %s',
		async (binaryMode) => {
			const bytes = Buffer.from('Ebb and flow, '.repeat(20_000));
			const file = { ...note, bytes };
			onlyJson(await stage.addFile({ file, run: { binaryMode } }));

			const [upload] = await stage.uploads();
			expect(upload.headers['content-length']).toBe(String(bytes.length));
			expect(upload.headers).not.toHaveProperty('transfer-encoding');
			expect(await stored('note.txt')).toMatchObject({
				size: bytes.length,
				sha256: sha256Of(bytes),
			});
		},
	);

	it.each([0, 1, 3 * 1024 * 1024 + 1])('are the same after %d of them', async (size) => {
		for (const binaryMode of ['filesystem', 'memory', 'database'] as const) {
			const name = `${binaryMode}.bin`;
			const file = { name, bytes: { size, seed: 7 } };
			const json = onlyJson(await stage.addFile({ file, run: { binaryMode } }));

			expect(json).toMatchObject({ size, bytesSent: size });
			expect(await stored(name)).toMatchObject({ size, sha256: await sha256OfSeed(size, 7) });
		}
	});

	it('are counted from the store where the item names no number', async () => {
		const bytes = Buffer.from('From an n8n of long ago');
		const file = { ...note, bytes, overrides: { bytes: undefined } };
		expect(onlyJson(await stage.addFile({ file })).bytesSent).toBe(bytes.length);
		expect((await stored('note.txt')).sha256).toBe(sha256Of(bytes));
	});

	it('come from the binary field that the node names', async () => {
		const items = [
			{ files: { data: note, scan: { name: 'scan.pdf', bytes: Buffer.from('%PDF-1.7') } } },
		];
		onlyJson(await stage.addFile({ items, parameters: { binaryPropertyName: 'scan' } }));
		expect((await stored('scan.pdf')).sha256).toBe(sha256Of(Buffer.from('%PDF-1.7')));
	});
});

describe('what Add File returns', () => {
	it('is the short form of the entry', async () => {
		const json = onlyJson(
			await stage.addFile({ additionalFields: { tag: ['quay', 'tide'], visibility: 'public' } }),
		);

		const { url } = stage.server;
		const amy = stage.seed.users[0];
		const { id, libraryId: library, created, modified } = await stored('note.txt');
		const address = `${url}/files/basic/api/library/${library}/document/${id}`;
		expect(json).toEqual({
			id,
			label: 'note.txt',
			title: 'note.txt',
			libraryId: library,
			libraryType: 'personalFiles',
			visibility: 'public',
			mimeType: 'text/plain',
			size: 29,
			version: '1',
			created: new Date(created).toISOString(),
			modified: new Date(modified).toISOString(),
			etag: expect.stringMatching(new RegExp(`^"${id}:modified=${modified}:updated=\\d+"$`)),
			author: { id: amy.id, name: amy.name, email: amy.email },
			tags: ['quay', 'tide'],
			url: `${url}/files/app/file/${id}`,
			downloadUrl: `${address}/media`,
			editUrl: `${address}/entry`,
			summary: null,
			versionId: expect.stringMatching(/^[\w-]{36}$/),
			modifiedBy: { id: amy.id, name: amy.name, email: amy.email },
			lockedBy: null,
			comments: 0,
			likes: 0,
			downloads: 0,
			bytesSent: 29,
		});
	});

	it('is the whole entry and the headers without Simplify', async () => {
		const json = onlyJson(
			await stage.addFile({
				additionalFields: { tag: ['quay'] },
				parameters: { simplify: false },
			}),
		);

		const { id, libraryId: library } = await stored('note.txt');
		expect(Object.keys(json)).toEqual(['entry', 'bytesSent', 'headers']);
		expect(json.bytesSent).toBe(29);
		expect(json.headers).toEqual({
			location: `${stage.server.url}/files/basic/api/library/${library}/document/${id}/entry`,
			etag: expect.stringContaining(id),
			lastModified: expect.stringMatching(/GMT$/),
		});
		const entry = json.entry as IDataObject;
		expect(entry).toMatchObject({
			id: `urn:lsid:ibm.com:td:${id}`,
			'td:uuid': id,
			title: { '@': { type: 'text' }, '#text': 'note.txt' },
			'td:lastAccessed': '',
			'td:notifications': { 'td:media': 'on', 'td:comment': 'on' },
			'snx:isExternal': ['false', 'false'],
			author: [{ name: 'Amy Lindqvist', 'snx:userState': 'active' }],
			category: [{ '@': { term: 'document' } }, { '@': { term: 'quay' } }],
		});
		expect(entry['snx:rank']).toContainEqual({
			'@': { scheme: 'http://www.ibm.com/xmlns/prod/sn/versions' },
			'#text': '1',
		});
		expect((entry.link as IDataObject[]).map((link) => (link['@'] as IDataObject).rel)).toContain(
			'edit-media',
		);
	});
});
