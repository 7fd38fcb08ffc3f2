import { sha256OfSeed } from '../../../../engine/engine';
import type { ConnectionsFaultAction } from '../../../../server/client';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const size = 2 * 1024 * 1024 + 3;
const file = { name: 'Übersicht.bin', mimeType: 'application/x-plan', bytes: { size, seed: 5 } };

async function expectStoredWhole() {
	const { documents } = await stage.server.store();
	const found = documents.filter(({ label }) => label === file.name);
	expect(found).toHaveLength(1);
	expect(found[0]).toMatchObject({
		size,
		sha256: await sha256OfSeed(size, 5),
		contentType: file.mimeType,
	});
	return found[0];
}

async function phasesSent() {
	return (await stage.uploads()).map(({ phase }) => phase);
}

describe('the upload method of Add File', () => {
	it('announces the size first and sends the bytes second in two phases', async () => {
		const json = onlyJson(
			await stage.addFile({
				file,
				options: { uploadMethod: 'phases', contentLanguage: 'en' },
				additionalFields: { tag: ['quay', 'plan'] },
			}),
		);

		expect(json).toMatchObject({ label: file.name, size, bytesSent: size });
		await expectStoredWhole();
		const [first, second] = await stage.uploads();
		const common = {
			'content-type': file.mimeType,
			'content-language': 'en',
			'x-ibm-upload-method': 'phases',
			slug: first.headers.slug,
			'x-update-nonce': first.headers['x-update-nonce'],
			authorization: first.headers.authorization,
		};
		expect(first.headers).toMatchObject({
			...common,
			'content-length': '0',
			'x-ibm-upload-size': String(size),
		});
		expect(first.headers).not.toHaveProperty('x-ibm-upload-token');
		expect(first).toMatchObject({ phase: 1, method: 'POST', bodyBytes: 0, status: 200 });
		expect(second.headers).toMatchObject({
			...common,
			'content-length': String(size),
			'x-ibm-upload-token': expect.stringMatching(/^[0-9A-Za-z-]+$/),
		});
		expect(second.headers).not.toHaveProperty('x-ibm-upload-size');
		expect(second).toMatchObject({ phase: 2, method: 'POST', bodyBytes: size, status: 201 });
		expect(second.rawUrl).toBe(first.rawUrl);
		expect(second.query).toEqual([
			['tag', 'quay'],
			['tag', 'plan'],
			['label', file.name],
		]);
	});

	it('hands the cookies of the first phase back in the second', async () => {
		await stage.server.settings({ stickySessions: true });
		onlyJson(await stage.addFile({ file, options: { uploadMethod: 'phases' } }));
		await expectStoredWhole();
		const [first, second] = await stage.uploads();
		expect(first.headers).not.toHaveProperty('cookie');
		expect(second.headers.cookie).toMatch(/(^|; )UPLOADROUTE=[\w-]+(;|$)/);
		expect(second.headers.cookie).not.toMatch(/Path|HttpOnly/);
	});

	it.each([
		['auto: one request up to the default threshold', {}, [null]],
		['auto: two phases above the threshold', { phasesThreshold: 2 }, [1, 2]],
		['auto: one request up to the threshold', { phasesThreshold: 3 }, [null]],
		['auto: two phases for every byte at threshold 0', { phasesThreshold: 0 }, [1, 2]],
		[
			'single: one request above the threshold',
			{ uploadMethod: 'single', phasesThreshold: 1 },
			[null],
		],
		['phases: two phases below the threshold', { uploadMethod: 'phases' }, [1, 2]],
	])('is %s', async (_case, options, phases) => {
		onlyJson(await stage.addFile({ file, options }));
		expect(await phasesSent()).toEqual(phases);
		await expectStoredWhole();
	});

	it('is one request where the size is the threshold exactly', async () => {
		const exact = { ...file, bytes: { size: 1024 * 1024, seed: 5 } };
		onlyJson(await stage.addFile({ file: exact, options: { phasesThreshold: 1 } }));
		expect(await phasesSent()).toEqual([null]);
	});

	it.each(['filesystem', 'memory', 'database'] as const)(
		'sends two phases out of the binary store %s',
		async (binaryMode) => {
			const options = { uploadMethod: 'phases' };
			onlyJson(await stage.addFile({ file, options, run: { binaryMode } }));
			await expectStoredWhole();
		},
	);

	it('sends two phases of an empty file', async () => {
		const empty = { name: 'empty.txt', bytes: Buffer.alloc(0) };
		const json = onlyJson(
			await stage.addFile({ file: empty, options: { uploadMethod: 'phases' } }),
		);
		expect(json).toMatchObject({ size: 0, bytesSent: 0 });
		expect(await phasesSent()).toEqual([1, 2]);
	});

	it('announces the size again where the token has expired', async () => {
		await stage.server.fault({ match: { phase: 2 }, action: { type: 'expireToken' } });
		const json = onlyJson(await stage.addFile({ file, options: { uploadMethod: 'phases' } }));
		expect(json).toMatchObject({ label: file.name, size, bytesSent: size });
		expect((await stage.uploads()).map(({ phase, status }) => [phase, status])).toEqual([
			[1, 200],
			[2, 400],
			[1, 200],
			[2, 201],
		]);
		await expectStoredWhole();
	});

	it.each<[string, ConnectionsFaultAction, number]>([
		['an upload session that expired twice', { type: 'expireToken' }, 2],
		[
			'a refusal that is not about the token',
			{
				type: 'status',
				status: 400,
				contentType: 'application/xml',
				connectionsHeader: true,
				body: '<td:error xmlns:td="urn:ibm.com/td"><td:errorCode>ContentMaxSizeExceeded</td:errorCode></td:error>',
			},
			1,
		],
	])('fails after %s', async (_case, action, tries) => {
		await stage.server.fault({ match: { phase: 2 }, times: 'always', action });
		const { error } = await stage.addFile({ file, options: { uploadMethod: 'phases' } });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(await phasesSent()).toEqual(Array.from({ length: tries }, () => [1, 2]).flat());
	});

	it('leaves one whole file behind on a server that ignores the announcement', async () => {
		await stage.server.settings({ phasesEnabled: false });
		const json = onlyJson(await stage.addFile({ file, options: { uploadMethod: 'phases' } }));

		expect(json).toMatchObject({ label: file.name, size, bytesSent: size });
		const { id } = await expectStoredWhole();
		const [first, second] = await stage.uploads();
		expect(first).toMatchObject({ method: 'POST', status: 201, bodyBytes: 0 });
		expect(second).toMatchObject({
			method: 'PUT',
			path: `/files/basic/api/myuserlibrary/document/${id}/media`,
			bodyBytes: size,
		});
	});

	it('says that the server took no token away where a proxy did', async () => {
		await stage.server.fault({
			match: { phase: 1 },
			action: { type: 'status', status: 200, connectionsHeader: true },
		});
		const { error } = await stage.addFile({ file, options: { uploadMethod: 'phases' } });
		expect(error).toMatchObject({
			message: 'Connections opened no upload session for the file [item 0]',
			description:
				"The answer to the first phase carried no token. A proxy may remove the headers X-IBM-UPLOAD-…, or the server does not know the two-phase upload: set the option 'Upload Method' to a single request.",
			httpCode: '200',
		});
		expect(await phasesSent()).toEqual([1]);
	});
});
