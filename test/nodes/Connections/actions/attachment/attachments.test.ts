import type { IDataObject } from 'n8n-workflow';
import { sha256OfSeed } from '../../../../engine/engine';
import type { ConnectionsFaultAction } from '../../../../server/client';
import { fileIn } from '../../downloads';
import { addAttachment, everyJson, failureOf, locator } from '../../runs';
import { onlyJson, setStage } from '../../stage';
import { open, refusalOf } from '../../listSearch/pickers';

const stage = setStage();
const MiB = 1024 * 1024;
const file = () => stage.seed.documents[0];
const attachment = () => file().attachments[0];
const stored = async () =>
	(await stage.server.store()).documents.find(({ id }) => id === file().id)?.attachments ?? [];

type Given = Parameters<typeof stage.run>[3];
const run = async (operation: string, parameters: IDataObject, given: Given) =>
	await stage.run('attachment', operation, { documentId: file().id, ...parameters }, given);
const list = async (parameters: IDataObject = {}, given: Given = {}) =>
	await run('getAll', parameters, given);
const one = (parameters: IDataObject) => ({ attachmentId: attachment().id, ...parameters });
const download = async (parameters: IDataObject = {}, given: Given = {}) =>
	await run('download', one(parameters), given);
const remove = async (parameters: IDataObject = {}, given: Given = {}) =>
	await run('delete', one(parameters), given);

/** Attaches so many bytes to the file. */
const attach = async (size: number, seed = 1) =>
	String(
		onlyJson(
			await addAttachment(stage, { file: { name: `sea ${size}.bin`, bytes: { size, seed } } }),
		).id,
	);

describe('Attachment: Get Many', () => {
	it('tells the attachments of the file', async () => {
		const [author] = stage.seed.users;
		expect(everyJson(await list())).toEqual([
			expect.objectContaining({
				id: attachment().id,
				documentId: file().id,
				label: 'Welcome notes.txt',
				size: 22,
				mimeType: expect.stringMatching(/^text\/plain/),
				author: { id: author.id, name: author.name, email: author.email },
				downloadUrl: expect.stringMatching(`/attachment/${attachment().id}/media$`),
			}),
		]);
		const [{ path, query }] = await stage.server.requests();
		expect(path).toBe(`/files/basic/api/document/${file().id}/feed`);
		expect(Object.fromEntries(query)).toEqual({ category: 'attachment', page: '1', ps: '50' });
	});

	it('gives all, or as many as the limit says, also by label and as whole entries', async () => {
		await attach(3);
		const documentId = locator('label', file().label);
		const byLabel = { library: 'myLibrary', documentId };
		const all = everyJson(await list({ ...byLabel, returnAll: true }));
		expect(all.map(({ documentId: id }) => id)).toEqual([file().id, file().id]);
		expect(everyJson(await list({ limit: 1 }))).toHaveLength(1);
		expect(everyJson(await list({ simplify: false, limit: 1 }))).toMatchObject([
			{ entry: { 'td:label': 'sea 3.bin' }, documentId: file().id },
		]);
	});

	it('leaves out what is no attachment, where a server does not know the category', async () => {
		const of = (kind: string, id: string) =>
			`<entry><id>urn:lsid:ibm.com:td:${id}</id><category term="${kind}" scheme="tag:ibm.com,2006:td/type"/></entry>`;
		await stage.server.fault({
			action: {
				type: 'status',
				status: 200,
				contentType: 'application/atom+xml',
				body: `<feed xmlns="http://www.w3.org/2005/Atom">${of('comment', 'one')}${of('attachment', 'two')}</feed>`,
			},
		});
		expect(everyJson(await list()).map(({ id }) => id)).toEqual(['two']);
	});

	it('says what is not there', async () => {
		expect(failureOf(await list({ documentId: 'nowhere' })).message).toMatch(
			/^Not found: the file nowhere/,
		);
	});
});

describe('Attachment: Download', () => {
	it.each([0, 1, 70_000, 5 * MiB])('puts out the same bytes, %d of them', async (size) => {
		const attachmentId = await attach(size, 7);
		const result = await download({ attachmentId });
		expect((await fileIn(stage, result)).sha256).toBe(await sha256OfSeed(size, 7));
		expect(onlyJson(result)).toMatchObject({
			id: attachmentId,
			documentId: file().id,
			label: `sea ${size}.bin`,
			size,
		});
	});

	it('tells name and type, and takes those that the options give', async () => {
		const plain = await fileIn(stage, await download());
		expect(plain).toMatchObject({ fileName: 'Welcome notes.txt', mimeType: 'text/plain' });
		const items = [{ files: { scan: { name: 'scan.pdf', bytes: Buffer.from('%PDF') } } }];
		const options = { fileName: 'notes.txt', ignoreScanWarning: true };
		const result = await download({ binaryPropertyName: 'notes', options }, { items });
		expect(Object.keys(result.items[0].binary ?? {})).toEqual(['scan', 'notes']);
		expect(await fileIn(stage, result, 'notes')).toMatchObject({ fileName: 'notes.txt' });
		const { path, query } = (await stage.server.requests()).at(-1) ?? {};
		expect(path).toBe(`/files/basic/api/document/${file().id}/attachment/${attachment().id}/media`);
		expect(query).toEqual([['noDownloadWarning', 'true']]);
	});

	it('finds the file by its label, and gives the whole entry without Simplify', async () => {
		const documentId = locator('label', file().label);
		const result = await download({ library: 'myLibrary', documentId, simplify: false });
		expect(onlyJson(result)).toMatchObject({
			entry: { 'td:label': 'Welcome notes.txt' },
			documentId: file().id,
		});
	});

	it.each<[string, ConnectionsFaultAction]>([
		['a cut before the answer', { type: 'resetBeforeAnswer' }],
		['an answer of another size', { type: 'storeThenAnswer', body: 'Notes' }],
	])('is fetched anew after %s', async (_case, action) => {
		await stage.server.fault({ match: { path: '/media' }, action });
		const { bytes } = await fileIn(stage, await download());
		expect(bytes.toString()).toBe('Notes on the welcome.\n');
	});

	it('never puts out a login page', async () => {
		await stage.server.fault({
			match: { path: '/media' },
			times: 'always',
			action: { type: 'loginPage' },
		});
		const result = await download();
		expect(result.items).toEqual([]);
		expect(failureOf(result).message).toMatch(/^A web page came instead of an answer/);
	});

	it('says what is not there, or may not be seen', async () => {
		expect(failureOf(await download({ attachmentId: 'nowhere' }))).toMatchObject({
			message: expect.stringMatching(`^Not found: the attachment nowhere on the file ${file().id}`),
			description: expect.stringContaining("Check 'Attachment' and 'File'"),
			httpCode: '404',
		});
		expect(failureOf(await download({ attachmentId: '={{ $json.none }}' })).message).toMatch(
			/^'Attachment' is empty/,
		);
	});
});

describe('Attachment: Delete', () => {
	it('removes the attachment and says so', async () => {
		expect(onlyJson(await remove())).toEqual({
			id: attachment().id,
			documentId: file().id,
			deleted: true,
		});
		expect(await stored()).toEqual([]);
	});

	it('counts one that is not there as deleted, with Ignore Missing', async () => {
		expect(failureOf(await remove({ attachmentId: 'nowhere' })).httpCode).toBe('404');
		const options = { ignoreMissing: true };
		expect(onlyJson(await remove({ attachmentId: 'nowhere', options }))).toMatchObject({
			deleted: true,
			note: 'It was not there (any more).',
		});
	});

	it('says that the user may not', async () => {
		expect(failureOf(await remove({}, { user: 'ben' }))).toMatchObject({
			message: expect.stringMatching(
				`^No right to delete the attachment ${attachment().id} on the file ${file().id}`,
			),
			httpCode: '403',
		});
		expect(await stored()).toHaveLength(1);
	});
});

describe('the list of attachments', () => {
	const parameters = (index: number) => ({
		resource: 'attachment',
		operation: 'download',
		documentId: locator('id', stage.seed.documents[index].id),
	});

	it('shows those of the file that is chosen', async () => {
		const { results } = await open(stage, 'searchAttachments', { parameters: parameters(0) });
		expect(results).toMatchObject([{ name: 'Welcome notes.txt', value: attachment().id }]);
	});

	it('says that the file has none', async () => {
		expect(
			await refusalOf(open(stage, 'searchAttachments', { parameters: parameters(1) })),
		).toMatchObject({ message: 'The file has no attachments' });
	});
});
