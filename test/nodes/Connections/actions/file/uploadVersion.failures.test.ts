import type { IDataObject } from 'n8n-workflow';
import { sha256Of } from '../../../../engine/engine';
import { everyJson, failureOf } from '../../runs';
import { note, onlyJson, setStage, type AddFileRun } from '../../stage';
import { changes, storedFile, uploadVersion } from './stored';

const stage = setStage();
const id = () => stage.seed.documents[0].id;

const upload = async (parameters?: IDataObject, run?: AddFileRun) =>
	await uploadVersion(stage, parameters, run);

describe('Upload New Version, where an answer is lost', () => {
	const found = {
		note: 'The connection was lost after the upload; the version was found on the file.',
	};

	it.each([
		['cut', { type: 'resetAfterStore' }],
		['a failure of the server', { type: 'storeThenAnswer', status: 500, body: '' }],
		['a proxy', { type: 'storeThenAnswer', status: 504, body: '' }],
	] as const)('finds the version that was stored before %s', async (_what, action) => {
		await stage.server.fault({ match: { method: 'PUT' }, action });
		expect(onlyJson(await upload())).toMatchObject({ id: id(), version: '2', size: 29, ...found });
		expect((await storedFile(stage, id())).older).toHaveLength(1);
		expect(await changes(stage)).toHaveLength(1);
	});

	it.each([
		['in the middle of the bytes', { type: 'resetAfter', bytes: 10 }],
		['by a proxy', { type: 'status', status: 502 }],
	] as const)('sends the bytes again after a cut %s', async (_when, action) => {
		await stage.server.fault({ match: { method: 'PUT' }, action });
		const json = onlyJson(await upload());
		expect(json).toMatchObject({ version: '2', size: 29 });
		expect(json).not.toHaveProperty('note');
		expect((await storedFile(stage, id())).older).toHaveLength(1);
		expect(await changes(stage)).toHaveLength(2);
	});

	it('says that the outcome is open where the file cannot be looked at', async () => {
		// the look before the upload is answered, those after it are not
		await stage.server.fault([
			{ match: { method: 'PUT' }, action: { type: 'resetAfterStore' } },
			{
				match: { method: 'GET', path: '/entry', nth: 2 },
				times: 'always',
				action: { type: 'status', status: 403, connectionsHeader: true },
			},
		]);
		const { message } = failureOf(await upload());
		expect(message).toMatch(/, and whether the version was stored could not be found out/);
		expect((await storedFile(stage, id())).older).toHaveLength(1);
	});

	it('fails where the server stored another size', async () => {
		const entry = (size: number) =>
			`<entry xmlns="http://www.w3.org/2005/Atom"><link rel="enclosure" length="${size}"/></entry>`;
		await stage.server.fault({
			match: { method: 'PUT' },
			action: { type: 'storeThenAnswer', status: 200, body: entry(28) },
		});
		expect(failureOf(await upload()).message).toBe(
			"The server stored 28 of 29 bytes of the file 'Welcome.txt' [item 0]",
		);
	});
});

describe('Upload New Version, refused', () => {
	it('says who may change a file, to somebody who only sees it', async () => {
		expect(failureOf(await upload({}, { user: 'ben' }))).toMatchObject({
			message: expect.stringMatching(`^No right to upload a new version of the file ${id()}: `),
			description: expect.stringMatching(
				/^The user of the credential must be its owner or an editor of it\./,
			),
			httpCode: '403',
		});
	});

	it('is told before the bytes are sent, with Check Permission', async () => {
		const result = await upload({ options: { checkPermission: true } }, { user: 'ben' });
		expect(failureOf(result).description).toContain('Nothing was sent.');
		expect(await changes(stage)).toEqual([]);
	});

	it('names the label that another file has', async () => {
		const { label } = stage.seed.documents[1];
		expect(failureOf(await upload({ additionalFields: { label } }))).toMatchObject({
			message: `A file named '${label}' exists already in the same place [item 0]`,
			description: expect.stringMatching(/^Set another 'New File Name \(Label\)'\./),
			httpCode: '409',
		});
		expect((await storedFile(stage, id())).version).toBe(1);
	});

	it('asks for a binary', async () => {
		expect(failureOf(await upload({}, { items: [{}] })).message).toContain(
			"There is no binary data in the field 'data'",
		);
		expect(await stage.server.requests()).toEqual([]);
	});
});

describe('Upload New Version to one file by several items', () => {
	it('keeps their order', async () => {
		const texts = ['first', 'second', 'third one', 'fourth of them'];
		const items = texts.map((text) => ({
			files: { data: { ...note, bytes: Buffer.from(text) } },
		}));
		const json = everyJson(await upload({}, { items }));
		expect(json.map(({ version }) => version)).toEqual(['2', '3', '4', '5']);
		const { older, sha256 } = await storedFile(stage, id());
		expect(sha256).toBe(sha256Of(Buffer.from('fourth of them')));
		expect(older.map((version) => version.sha256).slice(0, 3)).toEqual(
			['third one', 'second', 'first'].map((text) => sha256Of(Buffer.from(text))),
		);
	});

	it('makes each of them once where answers are lost', async () => {
		await stage.server.fault({
			match: { method: 'PUT' },
			times: 2,
			action: { type: 'resetAfterStore' },
		});
		const items = ['a', 'b', 'c'].map(() => ({ files: { data: note } }));
		const json = everyJson(await upload({}, { items }));
		expect(json.map(({ version }) => version)).toEqual(['2', '3', '4']);
		expect((await storedFile(stage, id())).older).toHaveLength(3);
	});
});
