/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { sha256Of, sha256OfSeed, startEngine, type Engine, type NodeRun } from './engine';
import {
	amy,
	basic,
	probe,
	probeApi,
	probeDoes,
	probeOAuth2Api,
	PROBE_TYPE,
	runProbe,
	startSink,
	upload,
	type Sink,
} from './probe';

let engine: Engine;
let sink: Sink;

beforeAll(async () => {
	sink = await startSink();
	engine = await startEngine({
		nodeTypes: { [PROBE_TYPE]: probe },
		credentialTypes: [probeApi, probeOAuth2Api],
	});
});

beforeEach(() => sink.reset());

afterAll(async () => {
	await engine.stop();
	await sink.stop();
});

describe('a node run in the engine', () => {
	it('gets the defaults of its parameters, resolved expressions and paired items', async () => {
		const items = [{ json: { n: 1 } }, { json: { n: 2 } }];
		const plain = await runProbe(
			engine,
			async function (item) {
				return { name: this.getNodeParameter('fileName', item) };
			},
			{ items },
		);
		expect(plain.items.map(({ json }) => json.name)).toEqual(['by default', 'by default']);
		expect(plain.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);

		const resolved = await runProbe(
			engine,
			async function (item) {
				return { name: this.getNodeParameter('fileName', item) };
			},
			{ items, parameters: { fileName: '={{ $json.n }}.txt' } },
		);
		expect(resolved.items.map(({ json }) => json.name)).toEqual(['1.txt', '2.txt']);
	});

	it('reports the error that ended it', async () => {
		const failed = await runProbe(engine, async function (itemIndex) {
			throw new NodeOperationError(this.getNode(), 'No such library', {
				itemIndex,
				description: 'Pick another',
			});
		});
		expect(failed.status).toBe('error');
		expect(failed.error).toMatchObject({ message: 'No such library', description: 'Pick another' });
		expect(failed.items).toEqual([]);
	});

	it('sends failed items out of the error branch', async () => {
		const mixed = await runProbe(
			engine,
			async function (item) {
				if (item === 1) throw new NodeOperationError(this.getNode(), 'Refused', { itemIndex: 1 });
				return { item };
			},
			{ items: [{}, {}, {}], nodeOptions: { onError: 'continueErrorOutput' } },
		);
		expect(mixed.items.map(({ json }) => json.item)).toEqual([0, 2]);
		expect(mixed.errorItems).toHaveLength(1);
		expect(mixed.errorItems[0].json).toMatchObject({ error: 'Refused' });
	});

	it('is not begun while a required parameter is empty', async () => {
		const begun = jest.fn();
		const refused = await runProbe(
			engine,
			async () => {
				begun();
				return {};
			},
			{ parameters: { title: '' } },
		);
		expect(refused.status).toBe('error');
		expect(refused.error?.message).toContain('"Title" is required');
		expect(begun).not.toHaveBeenCalled();
	});

	it('is run again when the node is set to retry', async () => {
		let tries = 0;
		const result = await runProbe(
			engine,
			async function () {
				if (++tries < 2) throw new NodeOperationError(this.getNode(), 'Busy');
				return { tries };
			},
			{ nodeOptions: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } },
		);
		expect(result.items[0].json).toEqual({ tries: 2 });
	});

	it('is stopped by the signal as by the Stop button', async () => {
		const stop = new AbortController();
		const stopped = await runProbe(
			engine,
			async function () {
				const cancelled = new Promise<void>((resolve) => this.onExecutionCancellation(resolve));
				stop.abort();
				await cancelled;
				return { cancelled: this.getExecutionCancelSignal()?.aborted };
			},
			{ signal: stop.signal },
		);
		expect(stopped.status).toBe('canceled');
		expect(stopped.error?.name).toBe('ManualExecutionCancelledError');
	});

	it('that fails after the Stop counts as stopped only if its message says canceled', async () => {
		const failAfterStop = async (message: string) => {
			const stop = new AbortController();
			const result = await runProbe(
				engine,
				async function () {
					stop.abort();
					throw new NodeOperationError(this.getNode(), message);
				},
				{ signal: stop.signal },
			);
			return result.status;
		};
		expect(await failAfterStop('The upload was canceled')).toBe('canceled');
		expect(await failAfterStop('The upload was stopped')).toBe('error');
	});
});

describe('binaries', () => {
	const size = 3_000_001;

	it.each(['filesystem', 'memory', 'database'] as const)(
		'arrive unchanged from the %s store',
		async (binaryMode) => {
			const sent = await runProbe(
				engine,
				async function (item) {
					return await upload(this, item, sink.url);
				},
				{ binaryMode, items: [{ files: { data: { bytes: { size, seed: 5 } } } }] },
			);
			expect(sent.error).toBeUndefined();
			expect(sent.items[0].json).toEqual({ stored: size });
			expect(sink.requests[0]).toMatchObject({
				authorization: basic('amy', 'amy-secret'),
				bytes: size,
				sha256: await sha256OfSeed(size, 5),
			});
		},
	);

	it('have an id on disk and none in memory', async () => {
		const kind = async (binaryMode: NodeRun['binaryMode']) => {
			const result = await runProbe(
				engine,
				async function (item) {
					const { id, data, bytes } = this.helpers.assertBinaryData(item, 'data');
					return { id: id?.split(':')[0], data, bytes };
				},
				{ binaryMode, items: [{ files: { data: { bytes: Buffer.from('abc') } } }] },
			);
			return result.items[0].json;
		};
		expect(await kind('filesystem')).toEqual({
			id: 'filesystem-v2',
			data: 'filesystem-v2',
			bytes: 3,
		});
		expect(await kind('memory')).toEqual({ data: 'YWJj', bytes: 3 });
	});

	it('carry the name, type and folder that the test gives, or no name', async () => {
		const bytes = Buffer.alloc(0);
		const result = await runProbe(
			engine,
			async function () {
				return { binary: this.getInputData()[0].binary as never };
			},
			{
				items: [
					{
						files: {
							named: { bytes, name: 'Größe.pdf', mimeType: 'application/pdf', directory: '/a/b' },
							nameless: { bytes, noName: true, overrides: { bytes: undefined } },
						},
					},
				],
			},
		);
		const { named, nameless } = result.items[0].json.binary as Record<string, IDataObject>;
		expect(named).toMatchObject({
			fileName: 'Größe.pdf',
			fileExtension: 'pdf',
			mimeType: 'application/pdf',
			directory: '/a/b',
			bytes: 0,
		});
		expect(nameless.fileName).toBeUndefined();
		expect(nameless.bytes).toBeUndefined();
	});

	it('lie in the JSON of workflows with the combined layout', async () => {
		const result = await runProbe(
			engine,
			async function (item) {
				return { bytes: this.helpers.assertBinaryData(item, '_files.data').bytes };
			},
			{
				workflowSettings: { binaryMode: 'combined' },
				items: [{ files: { data: { bytes: Buffer.from('abcd') } } }],
			},
		);
		expect(result.error).toBeUndefined();
		expect(result.items[0].json).toEqual({ bytes: 4 });
	});

	it('come from disk in a workflow as the editor exports it', async () => {
		const path = join(engine.folder, 'note.txt');
		await writeFile(path, 'from disk');
		probeDoes(async function (item) {
			return await upload(this, item, sink.url);
		});
		const node = (name: string, type: string, parameters = {}) => ({
			id: name,
			name,
			type,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
		});
		const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
		const result = await engine.runWorkflow({
			workflow: {
				nodes: [
					node('Start', 'n8n-nodes-base.manualTrigger'),
					node('Read', 'n8n-nodes-base.readWriteFile', { fileSelector: path, options: {} }),
					{
						...node('Send', PROBE_TYPE),
						credentials: { probeApi: { id: 'abc', name: 'Amy' } },
					},
				],
				connections: { Start: to('Read'), Read: to('Send') },
			},
			credentials: [{ ...amy, id: 'abc' }],
		});
		expect(result.status).toBe('success');
		expect(result.itemsOf('Read')[0].json).toMatchObject({
			fileName: 'note.txt',
			mimeType: 'text/plain',
		});
		expect(result.itemsOf('Send')[0].json).toEqual({ stored: 9 });
		expect(sink.requests[0].sha256).toBe(sha256Of(Buffer.from('from disk')));
	});
});
