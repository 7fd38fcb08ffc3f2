import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ConnectionsFaultAction, ConnectionsRequest } from '../../../server/client';
import { sha256OfSeed, type NodeResult } from '../../../engine/engine';
import { addAttachment, locator, newFields, uploadField } from '../runs';
import { setStage } from '../stage';

const stage = setStage();

/** More than the buffers between node and server hold, so that a cut meets bytes on their way. */
const size = 8 * 1024 * 1024;

/** Spares the tests the growing waits. */
const atOnce = { 'Retry-After': '0' };

const stalling = { stallTimeout: 30, maxRetries: 2 };

/** An operation, the request of it that carries the bytes, and what the server has of it. */
interface Operation {
	name: string;
	carries: { method: string; path: RegExp; phase?: 2 };
	upload(): Promise<NodeResult>;
	/** SHA-256 of each thing that is stored for it */
	stored(): Promise<Array<string | undefined>>;
}

const file = (seed: number) => ({ name: 'quay.bin', bytes: { size, seed } });

const documentsOf = async (libraryId: string) =>
	(await stage.server.store()).documents
		.filter((one) => one.libraryId === libraryId && one.label === 'quay.bin')
		.map(({ sha256 }) => sha256 ?? undefined);

const operations: Operation[] = [
	{
		name: 'addFile',
		carries: { method: 'POST', path: /myuserlibrary\/feed/ },
		upload: async () => await stage.addFile({ file: file(1), options: stalling }),
		stored: async () => await documentsOf(stage.seed.documents[0].libraryId),
	},
	{
		name: 'addFile, replace',
		carries: { method: 'POST', path: /communitylibrary\/.*\/feed/ },
		upload: async () => {
			const communityId = stage.seed.communities[0].id;
			return await stage.addFile({
				file: file(2),
				parameters: { library: 'communityLibrary', communityId },
				additionalFields: { replace: true },
				options: stalling,
			});
		},
		stored: async () => await documentsOf(stage.seed.communities[0].libraryId),
	},
	{
		name: 'addAttachment',
		carries: { method: 'POST', path: /\/document\/.*\/feed/ },
		upload: async () => await addAttachment(stage, { file: file(3), options: stalling }),
		stored: async () =>
			(await stage.server.store()).documents.flatMap(({ attachments }) =>
				attachments.filter(({ label }) => label === 'quay.bin').map(({ sha256 }) => sha256),
			),
	},
	{
		name: 'field, create',
		carries: { method: 'POST', path: /activity\?/, phase: 2 },
		upload: async () => await uploadField(stage, { file: file(4), options: stalling }),
		stored: async () => (await newFields(stage)).map(({ sha256 }) => sha256),
	},
	{
		name: 'field, replace',
		carries: { method: 'PUT', path: /activitynode\?/, phase: 2 },
		upload: async () => {
			const fid = fileField();
			return await uploadField(stage, {
				file: file(5),
				parameters: {
					fieldAction: 'replace',
					fieldId: locator('id', fid) as unknown as INodeParameters,
				},
				options: stalling,
			});
		},
		stored: async () =>
			(await stage.server.store()).fields
				.filter(({ fid, fileName }) => fid === fileField() && fileName === 'quay.bin')
				.map(({ sha256 }) => sha256),
	},
];

function fileField(): string {
	const fields = stage.seed.activities.flatMap(({ nodes }) => nodes.flatMap((one) => one.fields));
	return fields.find(({ type }) => type === 'file')?.fid ?? '';
}

const carriesBytes = (request: ConnectionsRequest, { carries }: Operation) =>
	request.method === carries.method &&
	carries.path.test(request.rawUrl) &&
	(carries.phase === undefined || request.phase === carries.phase);

/** What the node says of an item in few words. */
function told({ items, error }: NodeResult): string {
	if (error) return /could not be found out/.test(error.message) ? 'unknown' : 'failed';
	const { note } = items[0].json as IDataObject;
	return note ? 'found' : 'done';
}

/** Runs all operations side by side, each into the same fault, and says what became of each. */
async function outcomes(action: ConnectionsFaultAction, times?: 'always') {
	await stage.server.fault(
		operations.map(({ carries }) => ({ match: carries, action, ...(times && { times }) })),
	);
	const results = await Promise.all(operations.map(async ({ upload }) => await upload()));
	const requests = await stage.server.requests();
	return await Promise.all(
		operations.map(async (operation, i) => {
			const stored = await operation.stored();
			const whole = await sha256OfSeed(size, i + 1);
			expect(stored.every((sha256) => sha256 === whole)).toBe(true);
			const tries = requests.filter((request) => carriesBytes(request, operation)).length;
			return `${operation.name}: ${told(results[i])} after ${tries}, ${stored.length} stored`;
		}),
	);
}

describe('an upload that meets a fault once', () => {
	it.each<[string, ConnectionsFaultAction]>([
		['a connection cut before any byte', { type: 'resetAfter', bytes: 0 }],
		['a connection cut in the middle', { type: 'resetAfter', bytes: 2_000_000 }],
		[
			'429 with Retry-After',
			{ type: 'status', status: 429, connectionsHeader: true, headers: { 'Retry-After': '1' } },
		],
	])('is repeated after %s: nothing can have been stored', async (_fault, action) => {
		expect(await outcomes(action)).toEqual([
			'addFile: done after 2, 1 stored',
			'addFile, replace: done after 2, 1 stored',
			'addAttachment: done after 2, 1 stored',
			'field, create: done after 2, 1 stored',
			'field, replace: done after 2, 1 stored',
		]);
	});

	it.each<[string, ConnectionsFaultAction]>([
		['a connection cut before the answer', { type: 'resetBeforeAnswer' }],
		['502', { type: 'status', status: 502, headers: atOnce }],
		['503', { type: 'status', status: 503, connectionsHeader: true, headers: atOnce }],
		['504', { type: 'status', status: 504, headers: atOnce }],
	])('is repeated after %s where that makes no second one', async (_fault, action) => {
		expect(await outcomes(action)).toEqual([
			'addFile: done after 2, 1 stored',
			'addFile, replace: done after 2, 1 stored',
			'addAttachment: done after 2, 1 stored',
			'field, create: unknown after 1, 0 stored',
			'field, replace: done after 2, 1 stored',
		]);
	});

	it.each<[string, ConnectionsFaultAction]>([
		['a connection cut', { type: 'resetAfterStore' }],
		['502', { type: 'storeThenAnswer', status: 502, headers: atOnce }],
		['503', { type: 'storeThenAnswer', status: 503, headers: atOnce }],
		['504', { type: 'storeThenAnswer', status: 504, headers: atOnce }],
	])('is found where it was stored before %s', async (_fault, action) => {
		expect(await outcomes(action)).toEqual([
			'addFile: found after 1, 1 stored',
			'addFile, replace: done after 2, 1 stored',
			'addAttachment: found after 1, 1 stored',
			'field, create: found after 1, 1 stored',
			'field, replace: done after 2, 1 stored',
		]);
	});

	it('is not repeated, but looked for, where the server broke', async () => {
		expect(await outcomes({ type: 'storeThenAnswer', status: 500 })).toEqual([
			'addFile: found after 1, 1 stored',
			'addFile, replace: unknown after 1, 1 stored',
			'addAttachment: found after 1, 1 stored',
			'field, create: found after 1, 1 stored',
			'field, replace: unknown after 1, 1 stored',
		]);
	});
});

describe('an upload that meets a fault each time', () => {
	it('is repeated as often as Max Retries says', async () => {
		const action = { type: 'status', status: 429, headers: atOnce } as const;
		expect(await outcomes(action, 'always')).toEqual(
			operations.map(({ name }) => `${name}: failed after 3, 0 stored`),
		);
	});

	it('says that its outcome is unknown where the server may have it', async () => {
		const action = {
			type: 'storeThenAnswer',
			status: 504,
			headers: atOnce,
		} as const;
		expect(await outcomes(action, 'always')).toEqual([
			'addFile: found after 1, 1 stored',
			'addFile, replace: unknown after 3, 1 stored',
			'addAttachment: found after 1, 1 stored',
			'field, create: found after 1, 1 stored',
			'field, replace: unknown after 3, 1 stored',
		]);
	});

	it('gives up at once where the server wants a longer pause than a run can wait', async () => {
		const headers = { 'Retry-After': '3600' };
		expect(await outcomes({ type: 'status', status: 429, headers })).toEqual(
			operations.map(({ name }) => `${name}: failed after 1, 0 stored`),
		);
	});
});

describe('a file of the same name and size', () => {
	const twins = [1, 2].map((seed) => ({
		files: { data: { name: 'twin.bin', bytes: { size: 50_000, seed } } },
	}));

	it('that an earlier item of the run stored is not taken for the one that was lost', async () => {
		await stage.server.fault({
			match: { method: 'POST', path: 'feed', nth: 2 },
			action: { type: 'resetBeforeAnswer' },
		});
		const { items } = await stage.addFile({
			items: twins,
			options: { maxRetries: 1 },
			run: { nodeOptions: { onError: 'continueRegularOutput' } },
		});
		expect(items.map(({ json }) => json.error ?? 'done')).toEqual([
			'done',
			expect.stringMatching(
				/^A file named 'twin\.bin' exists already in my library, and whether the file was stored could not be found out \[item 1\]$/,
			),
		]);
		const stored = (await stage.server.store()).documents.filter(
			({ label }) => label === 'twin.bin',
		);
		expect(stored.map(({ sha256 }) => sha256)).toEqual([await sha256OfSeed(50_000, 1)]);
	});

	it('is the same one where a repeat after a plain refusal meets it', async () => {
		await stage.server.fault({
			match: { method: 'POST', path: 'feed' },
			action: { type: 'storeThenAnswer', status: 429, headers: atOnce },
		});
		const { items } = await stage.addFile({ items: [twins[0]] });
		expect(items[0].json).toMatchObject({
			label: 'twin.bin',
			note: 'The connection was lost after the upload; the file was found in the library.',
		});
		expect(await stage.uploads()).toHaveLength(3);
	});
});

describe('two phases on a server without the upload module', () => {
	it('fill the document that the first phase made, whatever cuts the second', async () => {
		await stage.server.settings({ phasesEnabled: false });
		await stage.server.fault({
			match: { method: 'PUT', path: 'media' },
			action: { type: 'resetAfter', bytes: 2_000_000 },
		});
		const { items, error } = await stage.addFile({
			file: file(1),
			options: { ...stalling, uploadMethod: 'phases' },
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ label: 'quay.bin', size, bytesSent: size });
		expect(await operations[0].stored()).toEqual([await sha256OfSeed(size, 1)]);
	});
});
