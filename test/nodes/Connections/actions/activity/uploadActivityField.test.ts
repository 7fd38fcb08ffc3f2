import { sha256Of, sha256OfSeed, type BinaryMode } from '../../../../engine/engine';
import { locator, newFields, nodeOf, ownHeaders, uploadField } from '../../runs';
import { note, onlyJson, setStage } from '../../stage';

const stage = setStage();
const activity = () => stage.seed.activities[0];
const entry = () => nodeOf(stage.seed, 'entry');
const api = '/activities/service/atom2';

describe('the requests of Upload Activity Field', () => {
	it('are the node, both phases and the node again, with these headers and no others', async () => {
		onlyJson(await uploadField(stage));

		const [before, first, second, after, ...others] = await stage.server.requests();
		expect(others).toEqual([]);
		const target = [['activityUuid', entry().id]];
		for (const read of [before, after]) {
			expect(read).toMatchObject({
				method: 'GET',
				path: `${api}/activitynode`,
				query: [['activityNodeUuid', entry().id]],
			});
			expect(ownHeaders(read)).toEqual([]);
		}
		expect(first).toMatchObject({
			method: 'POST',
			path: `${api}/activity`,
			query: target,
			bodyBytes: 0,
			status: 200,
		});
		expect(ownHeaders(first)).toEqual([
			['Content-Length', '0'],
			['Content-Type', 'text/plain'],
			['X-IBM-UPLOAD-METHOD', 'phases'],
			['X-IBM-UPLOAD-SIZE', '29'],
		]);
		expect(second).toMatchObject({
			method: 'POST',
			path: `${api}/activity`,
			query: target,
			bodySha256: sha256Of(note.bytes as Buffer),
			status: 200,
		});
		expect(ownHeaders(second)).toEqual([
			['Content-Length', '29'],
			['Content-Type', 'text/plain'],
			['Cookie', expect.stringMatching(/(^|; )UPLOADROUTE=[\w-]+(;|$)/)],
			['Slug', 'note.txt'],
			['Title', 'note.txt'],
			['X-IBM-UPLOAD-METHOD', 'phases'],
			['X-IBM-UPLOAD-TOKEN', expect.stringMatching(/^[0-9A-Za-z-]+$/)],
		]);
		expect(second.headers.cookie).not.toMatch(/path=|httponly/i);
	});

	it('lead both phases to one server behind a load balancer', async () => {
		await stage.server.settings({ stickySessions: true });
		onlyJson(await uploadField(stage));
		expect(await newFields(stage)).toHaveLength(1);
	});

	it('replace the file of a field by PUT to its fid', async () => {
		const [{ fid }] = entry().fields;
		const json = onlyJson(
			await uploadField(stage, {
				parameters: { fieldAction: 'replace', fieldId: locator('id', fid) },
			}),
		);

		const [, first, second] = await stage.server.requests();
		for (const phase of [first, second]) {
			expect(phase).toMatchObject({
				method: 'PUT',
				path: `${api}/activitynode`,
				query: [['activityNodeUuid', fid]],
				status: 200,
			});
		}
		expect(ownHeaders(first).map(([name]) => name)).toEqual([
			'Content-Length',
			'Content-Type',
			'X-IBM-UPLOAD-METHOD',
			'X-IBM-UPLOAD-SIZE',
		]);
		expect(json).toMatchObject({
			fieldId: fid,
			fieldName: 'Plan',
			fileName: 'note.txt',
			size: 29,
		});
		expect(second.headers).toMatchObject({ slug: 'note.txt', title: 'Plan' });
		expect(json).not.toHaveProperty('note');
		expect(await newFields(stage)).toEqual([]);
		const { fields } = await stage.server.store();
		expect(fields.find((field) => field.fid === fid)).toMatchObject({
			sha256: sha256Of(note.bytes as Buffer),
		});
	});

	it('replace a file and rename its field where a name is given', async () => {
		const [{ fid }] = entry().fields;
		const parameters = {
			fieldAction: 'replace',
			fieldId: locator('id', fid),
			fieldName: 'Drawing',
		};
		expect(onlyJson(await uploadField(stage, { parameters }))).toMatchObject({
			fieldName: 'Drawing',
			fileName: 'note.txt',
		});
	});

	it.each([
		['the list', 'list', (fid: string) => fid],
		['the address of its download', 'id', (fid: string) => `HOST/download/${fid}/plan.txt`],
	])('know the field to replace by %s', async (_case, mode, write) => {
		const [{ fid }] = entry().fields;
		const value = write(fid).replace('HOST', `${stage.server.url}/activities/service`);
		onlyJson(
			await uploadField(stage, {
				parameters: { fieldAction: 'replace', fieldId: locator(mode, value) },
			}),
		);
		expect((await stage.uploads())[1].query).toEqual([['activityNodeUuid', fid]]);
	});

	it('are one post of the bytes with the upload method Single Request', async () => {
		const json = onlyJson(await uploadField(stage, { options: { uploadMethod: 'single' } }));

		const [, upload] = await stage.server.requests();
		expect(upload).toMatchObject({
			method: 'POST',
			path: `${api}/activity`,
			query: [['activityUuid', entry().id]],
			bodyBytes: 29,
			phase: null,
			status: 201,
		});
		expect(ownHeaders(upload)).toEqual([
			['Content-Length', '29'],
			['Content-Type', 'text/plain'],
			['Slug', 'note.txt'],
			['Title', 'note.txt'],
		]);
		const [field] = await newFields(stage);
		expect(json).toMatchObject({ fieldId: field.fid, nodeId: field.nodeId, fileName: 'note.txt' });
		expect(field.nodeId).not.toBe(entry().id);
	});

	it.each(['auto', 'phases'])(
		'come in two phases with the upload method %s',
		async (uploadMethod) => {
			onlyJson(await uploadField(stage, { options: { uploadMethod } }));
			expect((await stage.uploads()).map(({ phase }) => phase)).toEqual([null, 1, 2, null]);
		},
	);

	it('go where the credential says that Activities is', async () => {
		await stage.server.settings({ contextRoots: { activities: '/apps/acts' } });
		onlyJson(await uploadField(stage, { credential: { activitiesPath: '/apps/acts/' } }));
		const paths = (await stage.server.requests()).map(({ path }) => path);
		expect(paths.every((path) => path.startsWith('/apps/acts/service/atom2/'))).toBe(true);
	});
});

describe('the bytes of an activity field', () => {
	it.each<BinaryMode>(['filesystem', 'memory', 'database'])(
		'come whole out of the binary store %s',
		async (binaryMode) => {
			for (const size of [0, 1, 5 * 1024 * 1024]) {
				await stage.server.reset();
				const file = { name: 'a.bin', bytes: { size, seed: 11 } };
				const json = onlyJson(await uploadField(stage, { file, run: { binaryMode } }));
				expect(json).toMatchObject({ size, bytesSent: size });
				const [, first, second] = await stage.server.requests();
				expect(first.headers['x-ibm-upload-size']).toBe(String(size));
				expect(second.headers['content-length']).toBe(String(size));
				expect(await newFields(stage)).toMatchObject([
					{ size, sha256: await sha256OfSeed(size, 11) },
				]);
			}
		},
	);
});

describe('what Upload Activity Field returns', () => {
	it('is the node, the field and what was sent', async () => {
		const json = onlyJson(await uploadField(stage, { parameters: { fieldName: 'Tides' } }));
		const [{ fid }] = await newFields(stage);
		const { url } = stage.server;
		expect(json).toEqual({
			activityId: activity().id,
			nodeId: entry().id,
			fieldId: fid,
			fieldName: 'Tides',
			fileName: 'note.txt',
			mimeType: 'text/plain',
			size: 29,
			downloadUrl: `${url}/activities/service/download/${fid}/note.txt`,
			url: `${url}/activities/service/html/activityentry?uuid=${entry().id}`,
			bytesSent: 29,
		});
	});

	it('is null where the server did not say it', async () => {
		const parameters = { simplify: true };
		await stage.server.fault({
			match: { method: 'GET' },
			times: 'always',
			action: { type: 'storeThenAnswer', contentType: 'text/plain', body: 'no entry' },
		});
		expect(onlyJson(await uploadField(stage, { parameters }))).toEqual({
			activityId: null,
			nodeId: entry().id,
			fieldId: null,
			fieldName: null,
			fileName: null,
			mimeType: null,
			size: null,
			downloadUrl: null,
			url: null,
			bytesSent: 29,
			note: expect.stringMatching(/^The upload succeeded, but/),
		});
		expect(await newFields(stage)).toHaveLength(1);
	});
});
