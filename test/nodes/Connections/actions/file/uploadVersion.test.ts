import type { IDataObject } from 'n8n-workflow';
import { sha256Of, sha256OfSeed } from '../../../../engine/engine';
import { locator } from '../../runs';
import { note, onlyJson, setStage, type AddFileRun } from '../../stage';
import { changes, storedFile, uploadVersion, welcomeByLabel } from './stored';

const stage = setStage();
const welcome = () => stage.seed.documents[0];
const id = () => welcome().id;
const media = () => `/files/basic/api/document/${id()}/media`;

const upload = async (parameters?: IDataObject, run?: AddFileRun) =>
	await uploadVersion(stage, parameters, run);

describe('Upload New Version', () => {
	it('makes the bytes the next version of the same file', async () => {
		const before = await storedFile(stage, id());
		const json = onlyJson(await upload());
		expect(json).toMatchObject({
			id: id(),
			label: 'Welcome.txt',
			version: '2',
			size: 29,
			bytesSent: 29,
			mimeType: 'text/plain',
		});
		expect(json.versionId).not.toBe(before.versionUuid);
		expect(await storedFile(stage, id())).toMatchObject({
			label: 'Welcome.txt',
			sha256: sha256Of(note.bytes as Buffer),
			version: 2,
			older: [{ version: 1, sha256: before.sha256 }],
		});
		expect(await changes(stage)).toEqual([`PUT ${media()}?createVersion=true`]);
	});

	it('sends a nonce, type and length, and no name', async () => {
		onlyJson(await upload());
		const put = (await stage.server.requests()).find(({ method }) => method === 'PUT');
		expect(put?.headers).toMatchObject({ 'content-type': 'text/plain', 'content-length': '29' });
		expect(put?.headers['x-update-nonce']).toBeTruthy();
		expect(put?.headers.slug).toBeUndefined();
	});

	it('takes every field and option', async () => {
		const [ben] = ['bokafor'];
		const json = onlyJson(
			await upload({
				additionalFields: {
					commentNotification: 'off',
					mediaNotification: 'off',
					created: '2026-01-31T12:00:00Z',
					modified: '2026-02-01T12:00:00Z',
					includePath: true,
					label: 'Hello.txt',
					propagate: false,
					sendEmail: false,
					sharePermission: 'Edit',
					shareSummary: 'Look',
					shareWith: [ben],
					tag: ['new'],
					visibility: 'private',
				},
				options: {
					contentType: 'text/csv',
					contentLanguage: 'en',
					slug: 'slug.txt',
					checkPermission: true,
				},
			}),
		);
		expect(json).toMatchObject({ id: id(), label: 'Hello.txt', version: '2' });
		expect(json.tags).toEqual(['start', 'new']);
		const put = (await stage.server.requests()).find(({ method }) => method === 'PUT');
		expect(put?.headers).toMatchObject({
			'content-type': 'text/csv',
			'content-language': 'en',
			slug: 'slug.txt',
		});
		expect(Object.fromEntries(put?.query ?? [])).toEqual({
			createVersion: 'true',
			commentNotification: 'off',
			mediaNotification: 'off',
			created: String(Date.parse('2026-01-31T12:00:00Z')),
			modified: String(Date.parse('2026-02-01T12:00:00Z')),
			includePath: 'true',
			label: 'Hello.txt',
			propagate: 'false',
			sendEmail: 'false',
			sharePermission: 'Edit',
			shareSummary: 'Look',
			shareWith: ben,
			tag: 'new',
			visibility: 'private',
		});
	});

	it('keeps the former version where the server keeps one only when asked to', async () => {
		await stage.server.settings({ versioning: 'asAsked' });
		expect(onlyJson(await upload()).version).toBe('2');
		expect((await storedFile(stage, id())).older).toHaveLength(1);
	});

	it('gives the whole entry without Simplify', async () => {
		const json = onlyJson(await upload({ simplify: false }));
		expect(json).toMatchObject({
			entry: { 'td:label': 'Welcome.txt', 'td:versionLabel': '2' },
			bytesSent: 29,
			headers: { etag: expect.any(String) },
		});
	});

	it('finds a file by its label, and changes it by its id', async () => {
		expect(onlyJson(await upload(welcomeByLabel))).toMatchObject({ id: id(), version: '2' });
		expect(await changes(stage)).toEqual([
			`PUT /files/basic/api/myuserlibrary/document/${id()}/media?createVersion=true`,
		]);
	});

	it('sends a nonce that is given instead of one of its own', async () => {
		const requests = stage.server.requests;
		onlyJson(await stage.addFile());
		const nonce = (await requests()).at(-1)?.headers['x-update-nonce'] ?? '';
		onlyJson(await upload({ options: { updateNonce: nonce } }));
		const own = (await requests()).filter(({ path }) => path.endsWith('/nonce'));
		expect(own).toHaveLength(1);
	});

	it('streams a large file', async () => {
		const bytes = { size: 5 * 1024 * 1024 + 7, seed: 4 };
		const json = onlyJson(
			await upload({}, { file: { name: 'plan.bin', mimeType: 'application/x-plan', bytes } }),
		);
		expect(json).toMatchObject({ size: bytes.size, bytesSent: bytes.size });
		expect((await storedFile(stage, id())).sha256).toBe(await sha256OfSeed(bytes.size, 4));
	});

	it('reads the file where the answer holds no entry', async () => {
		await stage.server.fault({
			match: { method: 'PUT' },
			action: { type: 'storeThenAnswer', status: 200, body: '' },
		});
		expect(onlyJson(await upload())).toMatchObject({
			id: id(),
			version: '2',
			note: 'The upload succeeded, but the answer of the server could not be read.',
		});
	});
});

describe('Upload New Version in two phases', () => {
	const phases = { options: { uploadMethod: 'phases' } };

	it.each<[string, () => IDataObject, () => string]>([
		['any library', () => ({}), () => `library/${welcome().libraryId}`],
		['my library', () => ({ library: 'myLibrary' }), () => 'myuserlibrary'],
		[
			'a library',
			() => ({ library: 'library', libraryId: locator('id', welcome().libraryId) }),
			() => `library/${welcome().libraryId}`,
		],
	])('goes to the entry of a file of %s', async (_place, place, path) => {
		expect(onlyJson(await upload({ ...place(), ...phases }))).toMatchObject({
			id: id(),
			version: '2',
			bytesSent: 29,
		});
		const address = `/files/basic/api/${path()}/document/${id()}/entry?createVersion=true`;
		expect(await changes(stage)).toEqual([`PUT ${address}`, `PUT ${address}`]);
		const puts = (await stage.server.requests()).filter(({ method }) => method === 'PUT');
		expect(puts.map(({ phase, bodyBytes }) => [phase, bodyBytes])).toEqual([
			[1, 0],
			[2, 29],
		]);
		expect((await storedFile(stage, id())).sha256).toBe(sha256Of(note.bytes as Buffer));
	});

	it('is chosen by size', async () => {
		onlyJson(await upload({ options: { phasesThreshold: 0 } }));
		expect(await changes(stage)).toHaveLength(2);
	});

	it('announces anew where the token has expired meanwhile', async () => {
		await stage.server.fault({ match: { phase: 2 }, action: { type: 'expireToken' } });
		expect(onlyJson(await upload(phases)).version).toBe('2');
		expect((await storedFile(stage, id())).older).toHaveLength(1);
	});

	it('leaves no empty version behind on a server without the upload module', async () => {
		await stage.server.settings({ phasesEnabled: false });
		const json = onlyJson(await upload(phases));
		expect(json).toMatchObject({ id: id(), size: 29, version: '3' });
		const { older, sha256 } = await storedFile(stage, id());
		expect(sha256).toBe(sha256Of(note.bytes as Buffer));
		expect(older.map(({ size }) => size)).toEqual([31]);
	});

	it('has nothing to announce for an empty file', async () => {
		const file = { ...note, bytes: Buffer.alloc(0) };
		expect(onlyJson(await upload(phases, { file }))).toMatchObject({ version: '2', size: 0 });
		expect(await changes(stage)).toEqual([`PUT ${media()}?createVersion=true`]);
	});
});
