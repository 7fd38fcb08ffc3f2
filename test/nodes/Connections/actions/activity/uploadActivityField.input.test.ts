import type { ConnectionsFault } from '../../../../server/client';
import { failureOf, locator, newFields, nodeOf, uploadField, type UploadRun } from '../../runs';
import { note, setStage } from '../../stage';

const stage = setStage();
const entry = () => nodeOf(stage.seed, 'entry');

async function refusal(run: UploadRun = {}) {
	const options = { maxRetries: 0, ...run.options };
	const failure = failureOf(await uploadField(stage, { ...run, options }));
	expect(await newFields(stage)).toEqual([]);
	return failure;
}

const replacing = (fid: string) => ({ fieldAction: 'replace', fieldId: locator('id', fid) });
const noId = (label: string) =>
	expect.stringMatching(
		new RegExp(
			`^'${label}' holds nothing that is an ID or the web address of one: \\S+ \\[item 0\\]$`,
		),
	) as string;

describe('the input of Upload Activity Field', () => {
	it.each<[string, UploadRun, string]>([
		[
			'the node is empty',
			{ id: locator('id', '={{ $json.none }}') },
			"'Entry or To-Do' is empty [item 0]",
		],
		[
			'the node is the page of an activity',
			{
				id: locator(
					'url',
					'https://connections.example.com/activities/service/html/mainpage#activitypage,ac710000-0000-4000-8000-000000000070',
				),
			},
			noId('Entry or To-Do'),
		],
		[
			'the node is the recent page of an activity',
			{
				id: locator(
					'url',
					'https://connections.example.com/activities/service/html/activity/recent?activityUuid=ac710000',
				),
			},
			noId('Entry or To-Do'),
		],
		[
			'the field to replace is empty',
			{ parameters: replacing('={{ $json.none }}') },
			"'Field' is empty [item 0]",
		],
		[
			'there is no file',
			{ items: [{ json: {} }] },
			"There is no binary data in the field 'data' ('Input Binary Field') [item 0]",
		],
		[
			'the file has no name',
			{ file: { ...note, noName: true } },
			"'File Name' is empty, and the binary data has no name [item 0]",
		],
		[
			'the name of the field has a line break',
			{ parameters: { fieldName: 'a\nb' } },
			"'Field Name' holds a line break or another control character: a b [item 0]",
		],
		[
			'a field is to be replaced in a single request',
			{ parameters: replacing('f'), options: { uploadMethod: 'single' } },
			"'Upload Method' cannot be a single request when a field is replaced [item 0]",
		],
	])('is refused before any request where %s', async (_case, run, message) => {
		expect(await refusal(run)).toMatchObject({
			message,
			description: expect.stringMatching(/^[A-Z][^]+\.$/),
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it.each([
		['application/atom+xml', 'option'],
		['Application/Atom+XML; type=entry', 'option'],
		['multipart/form-data; boundary=x', 'option'],
		['multipart/mixed', 'file'],
	])('is refused before any request with the content type %s (%s)', async (type, of) => {
		const run =
			of === 'option' ? { options: { contentType: type } } : { file: { ...note, mimeType: type } };
		expect(await refusal(run)).toMatchObject({
			message: `Activities does not take files of the content type ${type} [item 0]`,
			description: "Set the option 'Content Type', e.g. application/octet-stream.",
		});
		expect(await stage.server.requests()).toEqual([]);
	});

	it('is refused after the look at the node where the field is no file field', async () => {
		const text = entry().fields.find(({ type }) => type === 'text')?.fid ?? '';
		const [{ fid }] = entry().fields;
		expect(await refusal({ parameters: replacing(text) })).toEqual({
			message: `The field ${text} is no file field of the entry or to-do ${entry().id} [item 0]`,
			description: `Choose one of its file fields under 'Field': Plan (${fid}).`,
			httpCode: null,
		});
		expect((await stage.server.requests()).map(({ method }) => method)).toEqual(['GET']);
	});

	it('is refused after the look at a node without file fields', async () => {
		const { id } = nodeOf(stage.seed, 'todo');
		expect(await refusal({ id, parameters: replacing(entry().fields[0].fid) })).toMatchObject({
			description: "It has no file field: set 'Field Action' to Create.",
		});
		expect((await stage.server.requests()).map(({ method }) => method)).toEqual(['GET']);
	});

	it.each([
		[0, 'more than 0 bytes'],
		[10, 'more than 10 bytes'],
		[28, 'more than 28 bytes'],
		[30, '29 of 30 bytes'],
		[5000, '29 of 5000 bytes'],
	])('stores nothing where n8n announces %d of 29 bytes', async (bytes, detail) => {
		expect(await refusal({ file: { ...note, overrides: { bytes } } })).toEqual({
			message: "The file field 'note.txt' has another size than n8n announced [item 0]",
			description: `The file changed while it was read, or the binary field states a wrong size. Run the item again. Technical detail: ${detail}.`,
			httpCode: null,
		});
	});

	it.each([2_000_000, 4_000_000])('stores nothing of a large file, either (%d)', async (bytes) => {
		const file = { bytes: { size: 3_000_000, seed: 1 }, overrides: { bytes } };
		expect(await refusal({ file })).toMatchObject({
			message: "The file field 'file.bin' has another size than n8n announced [item 0]",
		});
	});
});

describe('Upload Activity Field, refused by Activities', () => {
	it.each<[string, ConnectionsFault['action']]>([
		['without a token', { type: 'storeThenAnswer', headers: { 'X-IBM-UPLOAD-TOKEN': '' } }],
		[
			'with a token of strange characters',
			{ type: 'storeThenAnswer', headers: { 'X-IBM-UPLOAD-TOKEN': 'a b;c' } },
		],
		['by something that knows no phases', { type: 'status', status: 200, connectionsHeader: true }],
	])('says that phase 1 was answered %s', async (_case, action) => {
		await stage.server.fault({ match: { phase: 1 }, action });
		expect(await refusal()).toEqual({
			message: 'Connections opened no upload session for the file field [item 0]',
			description: expect.stringContaining("set the option 'Upload Method' to a single request"),
			httpCode: '200',
		});
		expect((await stage.uploads()).map(({ phase }) => phase)).toEqual([null, 1]);
	});

	it('says that the node is not known', async () => {
		expect(await refusal({ id: 'nowhere' })).toEqual({
			message: expect.stringMatching(/^Not found: the entry or to-do nowhere: .+ \[item 0\]$/),
			description: expect.stringMatching(
				/^Check 'Entry or To-Do': .+ Reference in the server's log: LC[0-9A-F]{32}\.$/,
			),
			httpCode: '404',
		});
	});

	it('says that the password is wrong, before a byte is sent', async () => {
		expect(await refusal({ user: 'mallory' })).toMatchObject({
			message: 'Connections refused the user name or password [item 0]',
			httpCode: '401',
		});
		expect(await stage.server.requests()).toHaveLength(1);
	});

	it('says that Ben may not add, or that there is a virus, which it cannot tell apart', async () => {
		const message = expect.stringMatching(
			/^Connections refused the file field 'note.txt': no right to add it, a virus was found, or such content is not permitted: .+ \[item 0\]$/,
		);
		expect(await refusal({ user: 'ben' })).toMatchObject({ message, httpCode: '403' });
		expect((await stage.uploads()).map(({ phase }) => phase)).toEqual([null, 1]);

		const file = { ...note, bytes: Buffer.from(`x${stage.seed.virusMarker}x`) };
		expect(await refusal({ file })).toMatchObject({
			message: expect.stringContaining('The file contains a virus'),
			httpCode: '403',
		});
	});

	it('says that the file is too large, before it is sent', async () => {
		await stage.server.settings({ maxUploadBytes: 10 });
		expect(await refusal()).toMatchObject({
			message: expect.stringMatching(
				/^The file field 'note.txt' is larger than Connections allows: .+ \[item 0\]$/,
			),
			httpCode: '413',
		});
		expect((await stage.uploads()).map(({ phase }) => phase)).toEqual([null, 1]);
	});

	it('says that the type is not taken, before it is sent', async () => {
		expect(await refusal({ options: { contentType: 'application/x-refused' } })).toMatchObject({
			message: expect.stringMatching(
				/^Connections does not take the content type of the file field 'note.txt': .+ \[item 0\]$/,
			),
			httpCode: '415',
		});
		expect((await stage.uploads()).map(({ phase }) => phase)).toEqual([null, 1]);
	});

	it('says that a login page answered phase 2', async () => {
		await stage.server.fault({ match: { phase: 2 }, action: { type: 'loginPage' } });
		expect(await refusal()).toMatchObject({
			message: expect.stringMatching(
				/^A web page came instead of an answer of Connections, probably a login page/,
			),
		});
	});
});
