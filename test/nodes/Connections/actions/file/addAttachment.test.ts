import { sha256Of, sha256OfSeed, type BinaryMode } from '../../../../engine/engine';
import { callerOf } from '../../../../server/testing';
import { addAttachment, everyJson, locator, ownHeaders } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const file = (label: string) => {
	const found = stage.seed.documents.find((document) => document.label.startsWith(label));
	if (!found) throw new Error(`The seed has no file ${label}`);
	return found;
};
const community = () => stage.seed.communities[0];

/** The attachments of a file that were not there before. */
async function attachedTo(label: string) {
	const { id, attachments } = file(label);
	const known = attachments.map((attachment) => attachment.id);
	const { documents } = await stage.server.store();
	const document = documents.find((one) => one.id === id);
	return (document?.attachments ?? []).filter((attachment) => !known.includes(attachment.id));
}

describe('the request of Add Attachment', () => {
	it('carries these headers and this query, and no others', async () => {
		onlyJson(await addAttachment(stage));

		const [nonce, upload, ...others] = await stage.server.requests();
		expect(others).toEqual([]);
		expect(nonce).toMatchObject({ method: 'GET', path: '/files/basic/api/nonce', query: [] });
		expect(ownHeaders(nonce)).toEqual([]);
		expect(upload).toMatchObject({
			method: 'POST',
			path: `/files/basic/api/myuserlibrary/document/${file('Welcome').id}/feed`,
			query: [['category', 'attachment']],
			bodyBytes: 29,
			bodySha256: sha256Of(note.bytes as Buffer),
			status: 201,
		});
		expect(ownHeaders(upload)).toEqual([
			['Content-Length', '29'],
			['Content-Type', 'text/plain'],
			['Slug', 'note.txt'],
			['X-Update-Nonce', expect.stringMatching(/^[\x21-\x7e]+$/)],
		]);
		const signature = Buffer.from('amy:amy-secret').toString('base64');
		expect(upload.headers.authorization).toBe(`Basic ${signature}`);
	});

	it('carries every parameter and header that was chosen', async () => {
		const call = callerOf(stage.server);
		const updateNonce = (await call('GET', '/files/basic/api/nonce')).text;
		const [fetched] = await stage.server.requests();
		onlyJson(
			await addAttachment(stage, {
				additionalFields: {
					created: '2020-01-02T03:04:05.678Z',
					modified: '2021-01-02T03:04:05.678Z',
					replace: true,
				},
				options: {
					contentType: 'application/pdf',
					contentLanguage: 'de',
					slug: 'Größe.pdf',
					updateNonce,
				},
			}),
		);

		const [upload, ...others] = await stage.server.requests(fetched.id);
		expect(others).toEqual([]);
		expect(Object.fromEntries(upload.query)).toEqual({
			category: 'attachment',
			created: '1577934245678',
			modified: '1609556645678',
			replace: 'true',
		});
		expect(ownHeaders(upload)).toEqual([
			['Content-Language', 'de'],
			['Content-Length', '29'],
			['Content-Type', 'application/pdf'],
			['Slug', '=?UTF-8?B?R3LDtsOfZS5wZGY=?='],
			['X-Update-Nonce', updateNonce],
		]);
		expect(await attachedTo('Welcome')).toMatchObject([
			{
				label: 'Größe.pdf',
				contentType: 'application/pdf',
				created: 1577934245678,
				modified: 1609556645678,
			},
		]);
	});
});

describe('the file that gets the attachment', () => {
	it.each<[string, string, (id: string) => string]>([
		['from the list', 'list', (id) => id],
		['by its id', 'id', (id) => id],
		['by the id of its entry', 'id', (id) => `urn:lsid:ibm.com:td:${id}`],
		['by its web page', 'url', (id) => `HOST/files/app/file/${id}`],
		['by its web page with more behind it', 'url', (id) => `HOST/files/app/file/${id}?a=b#c`],
		['by its entry', 'url', (id) => `HOST/files/basic/api/myuserlibrary/document/${id}/entry`],
		[
			'by its entry in a library',
			'url',
			(id) => `HOST/files/basic/api/library/x/document/${id}/entry?acls=true`,
		],
		[
			'by its download',
			'url',
			(id) => `HOST/files/form/anonymous/api/library/x/document/${id}/media/W.txt`,
		],
		[
			'by the view of a community',
			'url',
			(id) =>
				`HOST/communities/service/html/communityview?communityUuid=c1#fullpageWidgetId=W1&file=${id}`,
		],
		['by a web page in the mode for ids', 'id', (id) => ` HOST/files/app/file/${id}\n`],
	])('is chosen %s', async (_case, mode, write) => {
		const { id } = file('Welcome');
		const value = write(id).replace('HOST', stage.server.url);
		const json = onlyJson(await addAttachment(stage, { id: locator(mode, value) }));

		const [{ path, query }] = await stage.uploads();
		expect(path).toBe(`/files/basic/api/myuserlibrary/document/${id}/feed`);
		expect(query).toEqual([['category', 'attachment']]);
		expect(json.documentId).toBe(id);
		expect(await attachedTo('Welcome')).toHaveLength(1);
	});

	it.each(['Welcome', 'Übersicht'])('is chosen by its label (%s…)', async (start) => {
		const { id, label } = file(start);
		const json = onlyJson(await addAttachment(stage, { id: locator('label', label) }));

		const [{ path, query }] = await stage.uploads();
		const inPath = encodeURIComponent(label);
		expect(path).toBe(`/files/basic/api/myuserlibrary/document/${inPath}/feed`);
		expect(query).toEqual([
			['identifier', 'label'],
			['category', 'attachment'],
		]);
		expect(json.documentId).toBe(id);
		expect(await attachedTo(start)).toMatchObject([{ id: json.id, label: 'note.txt' }]);
	});

	it('has a label that looks like a web address', async () => {
		const label = 'a&file=b&c=d#e.txt';
		onlyJson(await stage.addFile({ parameters: { fileName: label } }));
		onlyJson(await addAttachment(stage, { id: locator('label', label) }));
		const { documents } = await stage.server.store();
		expect(documents.find((one) => one.label === label)?.attachments).toHaveLength(1);
	});

	it('is that of an expression, for each item', async () => {
		const items = ['Welcome', 'Übersicht'].map((label) => ({
			json: { of: file(label).id },
			files: { data: note },
		}));
		const id = locator('id', '={{ $json.of }}');
		const json = everyJson(await addAttachment(stage, { items, id }));
		expect(json.map(({ documentId }) => documentId)).toEqual(items.map((item) => item.json.of));
		expect(await attachedTo('Welcome')).toHaveLength(1);
		expect(await attachedTo('Übersicht')).toHaveLength(1);
	});

	it.each(['id', 'label'] as const)('lies in a library (%s)', async (by) => {
		const document = file('Welcome');
		const parameters = { library: 'library', libraryId: locator('id', document.libraryId) };
		const id = locator(by, document[by]);
		const json = onlyJson(await addAttachment(stage, { id, parameters }));
		const [{ path }] = await stage.uploads();
		expect(path).toBe(
			`/files/basic/api/library/${document.libraryId}/document/${document[by]}/feed`,
		);
		expect(json.documentId).toBe(document.id);
		expect(await attachedTo('Welcome')).toHaveLength(1);
	});

	it.each(['id', 'label'] as const)("lies in a community's library (%s)", async (by) => {
		const document = file('Quay plan');
		const parameters = {
			library: 'communityLibrary',
			communityId: locator('id', community().id),
		};
		const id = locator(by, document[by]);
		const json = onlyJson(await addAttachment(stage, { id, parameters }));
		const [{ path }] = await stage.uploads();
		expect(path).toBe(
			`/files/basic/api/communitylibrary/${community().id}/document/${encodeURIComponent(document[by])}/feed`,
		);
		expect(json.documentId).toBe(document.id);
		expect(await attachedTo('Quay plan')).toHaveLength(1);
	});
});

describe('the bytes that Add Attachment sends', () => {
	it.each<BinaryMode>(['filesystem', 'memory', 'database'])(
		'come whole out of the binary store %s',
		async (binaryMode) => {
			for (const size of [0, 1, 2 * 1024 * 1024 + 1]) {
				const name = `${size}.bin`;
				const json = onlyJson(
					await addAttachment(stage, {
						file: { name, bytes: { size, seed: 3 } },
						run: { binaryMode },
					}),
				);
				expect(json).toMatchObject({ size, bytesSent: size });
				const [upload] = (await stage.uploads()).slice(-1);
				expect(upload.headers['content-length']).toBe(String(size));
				expect((await attachedTo('Welcome')).at(-1)).toMatchObject({
					label: name,
					size,
					sha256: await sha256OfSeed(size, 3),
				});
			}
		},
	);
});

describe('what Add Attachment returns', () => {
	it('is the short form of the entry and the id of the file', async () => {
		const json = onlyJson(await addAttachment(stage));

		const { url } = stage.server;
		const amy = stage.seed.users[0];
		const [{ id, created, modified }] = await attachedTo('Welcome');
		const { id: documentId, libraryId } = file('Welcome');
		const address = `${url}/files/basic/api/library/${libraryId}/document/${documentId}/attachment/${id}`;
		expect(json).toEqual({
			id,
			label: 'note.txt',
			title: 'note.txt',
			libraryId,
			libraryType: null,
			visibility: null,
			mimeType: 'text/plain',
			size: 29,
			version: null,
			created: new Date(created).toISOString(),
			modified: new Date(modified).toISOString(),
			etag: expect.stringContaining(id),
			author: { id: amy.id, name: amy.name, email: amy.email },
			tags: [],
			url: `${url}/files/app/file/${documentId}`,
			downloadUrl: `${address}/media`,
			editUrl: `${address}/entry`,
			bytesSent: 29,
			documentId,
		});
	});

	it('begins with what people look for', async () => {
		const json = onlyJson(await addAttachment(stage));
		expect(Object.keys(json).slice(0, 3)).toEqual(['id', 'label', 'url']);
	});

	it('is the whole entry without Simplify', async () => {
		const json = onlyJson(await addAttachment(stage, { parameters: { simplify: false } }));
		const [{ id }] = await attachedTo('Welcome');
		expect(json).toEqual({
			entry: expect.objectContaining({ 'td:uuid': id, 'td:label': 'note.txt' }),
			bytesSent: 29,
			headers: {
				location: expect.stringMatching(new RegExp(`/attachment/${id}/entry$`)),
				etag: expect.stringContaining(id),
				lastModified: expect.stringMatching(/GMT$/),
			},
			documentId: file('Welcome').id,
		});
	});
});
