import { sha256Of } from '../../../../engine/engine';
import { callerOf } from '../../../../server/testing';
import { addAttachment, failureOf, locator, type UploadRun } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const post = { method: 'POST' };
const file = () => stage.seed.documents[0];
const community = () => stage.seed.communities[0];

async function refusal(run: UploadRun = {}) {
	const options = { maxRetries: 0, ...run.options };
	return failureOf(await addAttachment(stage, { ...run, options }));
}

async function attachments() {
	const { documents } = await stage.server.store();
	return documents.find(({ id }) => id === file().id)?.attachments ?? [];
}

const feed = () => `/files/basic/api/myuserlibrary/document/${file().id}/feed`;
const attachment = (text: string) => ({ ...note, name: 'a.txt', bytes: Buffer.from(text) });

describe('an attachment whose name is taken', () => {
	it('is refused with a word on Replace', async () => {
		onlyJson(await addAttachment(stage, { file: attachment('one') }));
		expect(await refusal({ file: attachment('two') })).toEqual({
			message: expect.stringMatching(
				new RegExp(
					`^An attachment named 'a.txt' exists already on the file ${file().id} in my library \\[item 0\\]$`,
				),
			),
			description:
				"Switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'. The server's code: ItemExists.",
			httpCode: '409',
		});
		expect(await attachments()).toContainEqual(
			expect.objectContaining({ label: 'a.txt', sha256: sha256Of(Buffer.from('one')) }),
		);
	});

	it('takes the place of the other with Replace', async () => {
		const first = onlyJson(await addAttachment(stage, { file: attachment('one') }));
		const second = onlyJson(
			await addAttachment(stage, {
				file: attachment('second'),
				additionalFields: { replace: true },
			}),
		);
		expect(second).toMatchObject({ id: first.id, size: 6 });
		const named = (await attachments()).filter(({ label }) => label === 'a.txt');
		expect(named).toMatchObject([{ sha256: sha256Of(Buffer.from('second')) }]);
	});

	it('is that of the last item with Replace', async () => {
		const texts = ['first', 'second', 'third'];
		const { error } = await addAttachment(stage, {
			items: texts.map((text) => ({ files: { data: attachment(text) } })),
			additionalFields: { replace: true },
		});
		expect(error).toBeUndefined();
		const named = (await attachments()).filter(({ label }) => label === 'a.txt');
		expect(named).toMatchObject([{ sha256: sha256Of(Buffer.from('third')) }]);
	});
});

describe('Add Attachment, refused by Connections', () => {
	it.each<[string, string, () => Record<string, unknown>, string, string]>([
		['my library', 'label', () => ({}), "'missing.txt' in my library", 'File'],
		['my library', 'id', () => ({}), 'missing.txt in my library', 'File'],
		[
			'the library',
			'label',
			() => ({ library: 'library', libraryId: locator('id', file().libraryId) }),
			"'missing.txt' in the library LIBRARY",
			"File' and 'Library to Use",
		],
		[
			"the community's library",
			'label',
			() => ({ library: 'communityLibrary', communityId: locator('id', community().id) }),
			"'missing.txt' in the library of the community COMMUNITY",
			"File' and 'Community",
		],
	])('says that %s was searched by %s', async (_case, mode, parameters, target, label) => {
		const place = target.replace('LIBRARY', file().libraryId).replace('COMMUNITY', community().id);
		expect(
			await refusal({
				id: locator(mode, 'missing.txt'),
				parameters: parameters() as UploadRun['parameters'],
			}),
		).toEqual({
			message: expect.stringMatching(`^Not found: the file ${place}: .+ \\[item 0\\]$`),
			description: `Check '${label}': it may be deleted, misspelt, or not visible to the user of the credential. 'Get Many' finds what is there. The server's code: ItemNotFound.`,
			httpCode: '404',
		});
	});

	it('says that Ben has no right to add', async () => {
		const id = stage.seed.documents[0].id;
		const { libraryId } = file();
		const parameters = { library: 'library', libraryId: locator('id', libraryId) };
		expect(await refusal({ id, parameters, user: 'ben' })).toEqual({
			message: expect.stringMatching(
				/^No right to add the attachment 'note.txt' on the file .+ in the library .+ \[item 0\]$/,
			),
			description: expect.stringContaining('AddChild'),
			httpCode: '403',
		});
	});

	it('says that the type is not taken', async () => {
		expect(await refusal({ options: { contentType: 'application/x-refused' } })).toMatchObject({
			message: expect.stringContaining("the content type of the attachment 'note.txt'"),
			httpCode: '415',
		});
	});

	it('says that the password is wrong, before a byte is sent', async () => {
		expect(await refusal({ user: 'mallory' })).toMatchObject({ httpCode: '401' });
		expect(await stage.uploads()).toEqual([]);
	});
});

describe('the input of Add Attachment', () => {
	it.each([
		['is empty', locator('id', '={{ $json.none }}'), "'File' is empty [item 0]"],
		['is an empty label', locator('label', '={{ $json.none }}'), "'File' is empty [item 0]"],
		[
			'is an address without a file',
			locator('url', 'https://connections.example.com/files/app/person/7'),
			"'File' holds nothing that is an ID or the web address of one: https://connections.example.com/files/app/person/7 [item 0]",
		],
	])('is refused before a request where the file %s', async (_case, id, message) => {
		expect(await refusal({ id })).toMatchObject({ message });
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is refused without binary data', async () => {
		expect(await refusal({ items: [{ json: {} }] })).toMatchObject({
			message: "There is no binary data in the field 'data' ('Input Binary Field') [item 0]",
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each([0, 10, 40])('stores nothing where n8n announces %d of 29 bytes', async (bytes) => {
		expect(await refusal({ file: { ...note, overrides: { bytes } } })).toMatchObject({
			message: "The attachment 'note.txt' has another size than n8n announced [item 0]",
			httpCode: null,
		});
		expect(await attachments()).toHaveLength(file().attachments.length);
	});
});

describe('an attachment whose answer is lost', () => {
	it('is found on the file and told as done, once', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const json = onlyJson(await addAttachment(stage));
		expect(json).toMatchObject({
			label: 'note.txt',
			size: 29,
			documentId: file().id,
			note: 'The connection was lost after the upload; the attachment was found on the file.',
		});
		expect((await stage.uploads()).map(({ method }) => method)).toEqual(['POST', 'GET']);
		const named = (await attachments()).filter(({ label }) => label === 'note.txt');
		expect(named).toMatchObject([{ id: json.id }]);
	});

	it('is found behind 500 others', async () => {
		const call = callerOf(stage.server);
		for (let i = 0; i < 500; i++) {
			await call('POST', `${feed()}?category=attachment`, {
				headers: { 'content-type': 'application/octet-stream', slug: `other ${i}.bin` },
				body: 'x',
			});
		}
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		expect(onlyJson(await addAttachment(stage))).toMatchObject({
			label: 'note.txt',
			note: 'The connection was lost after the upload; the attachment was found on the file.',
		});
	});

	it('is found by label as well', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const id = locator('label', file().label);
		expect(onlyJson(await addAttachment(stage, { id }))).toMatchObject({
			documentId: file().id,
			note: expect.stringContaining('was found on the file'),
		});
	});

	it('is sent again where nothing was stored', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetBeforeAnswer' } });
		const json = onlyJson(await addAttachment(stage));
		expect(json).not.toHaveProperty('note');
		expect((await stage.uploads()).map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
		const named = (await attachments()).filter(({ label }) => label === 'note.txt');
		expect(named).toMatchObject([{ id: json.id }]);
	});

	it('of no bytes is found, too', async () => {
		await stage.server.fault({ match: post, action: { type: 'resetAfterStore' } });
		const empty = { ...note, bytes: Buffer.alloc(0) };
		expect(onlyJson(await addAttachment(stage, { file: empty }))).toMatchObject({
			size: 0,
			note: expect.stringContaining('was found on the file'),
		});
	});

	it('cannot be told from an older one of the same name and size', async () => {
		onlyJson(await addAttachment(stage));
		await stage.server.fault({ match: post, action: { type: 'status', status: 502 } });
		const updateNonce = (await stage.uploads())[0].headers['x-update-nonce'];
		expect(failureOf(await addAttachment(stage, { options: { updateNonce } }))).toMatchObject({
			message: expect.stringContaining(
				'and whether the file was stored could not be found out [item 0]',
			),
			description: expect.stringMatching(/^Look in Connections before you run the item again\./),
		});
		expect((await attachments()).filter(({ label }) => label === 'note.txt')).toHaveLength(1);
	});

	it('that cannot be read is told as done', async () => {
		await stage.server.fault({
			match: post,
			action: { type: 'storeThenAnswer', contentType: 'application/json', body: '{"ok":true}' },
		});
		expect(
			onlyJson(await addAttachment(stage, { id: locator('label', file().label) })),
		).toMatchObject({
			id: null,
			bytesSent: 29,
			documentId: file().id,
			note: 'The upload succeeded, but the answer of the server could not be read.',
		});
	});
});
