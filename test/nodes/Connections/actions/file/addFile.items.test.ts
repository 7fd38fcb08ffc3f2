import { sha256Of, type ItemSpec } from '../../../../engine/engine';
import { note, setStage } from '../../stage';

const stage = setStage();

const named = (...names: string[]): ItemSpec[] =>
	names.map((name) => ({ json: { name }, files: { data: { ...note, name } } }));

const missing = (name: string): ItemSpec => ({ json: { name } });

describe('several items of Add File', () => {
	it('come out in order and paired, whichever upload ends first', async () => {
		await stage.server.fault({
			match: { method: 'POST', path: 'label=a.txt' },
			action: { type: 'delay', ms: 300 },
		});
		const { items, error } = await stage.addFile({ items: named('a.txt', 'b.txt', 'c.txt') });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.label)).toEqual(['a.txt', 'b.txt', 'c.txt']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		const ended = (await stage.uploads())
			.sort((one, other) => (one.endedAt ?? '').localeCompare(other.endedAt ?? ''))
			.map(({ query }) => query[0][1]);
		expect(ended.at(-1)).toBe('a.txt');
	});

	it('have parameters of their own', async () => {
		const { items } = await stage.addFile({
			items: named('a.txt', 'b.txt'),
			parameters: { fileName: '={{ $itemIndex }}-{{ $json.name }}' },
			additionalFields: { tag: ['={{ $json.name }}'] },
		});
		expect(items.map(({ json }) => [json.label, json.tags])).toEqual([
			['0-a.txt', ['a.txt']],
			['1-b.txt', ['b.txt']],
		]);
	});

	it('of one name go one after the other, so that the last one stays', async () => {
		await stage.server.fault({
			match: { method: 'POST', path: 'label=plan.txt' },
			action: { type: 'delay', ms: 150 },
		});
		const contents = ['first', 'second', 'third, and the last'];
		const { items, error } = await stage.addFile({
			items: contents.map((text) => ({
				files: { data: { name: 'plan.txt', bytes: Buffer.from(text) } },
			})),
			additionalFields: { replace: true },
			options: { batchSize: 3 },
		});

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.bytesSent)).toEqual(contents.map(({ length }) => length));
		const uploads = await stage.uploads();
		expect(uploads.map(({ bodyBytes }) => bodyBytes)).toEqual(contents.map(({ length }) => length));
		for (const [i, { startedAt }] of uploads.slice(1).entries()) {
			expect(startedAt >= (uploads[i].endedAt ?? '')).toBe(true);
		}
		const { documents } = await stage.server.store();
		const plans = documents.filter(({ label }) => label === 'plan.txt');
		expect(plans.map(({ sha256 }) => sha256)).toEqual([sha256Of(Buffer.from(contents[2]))]);
	});

	it.each([1, 2])('are at most %d in flight, as Batch Size says', async (batchSize) => {
		await stage.server.fault({
			match: { method: 'POST' },
			times: 'always',
			action: { type: 'delay', ms: 100 },
		});
		const names = ['a', 'b', 'c', 'd', 'e'];
		await stage.addFile({ items: named(...names), options: { batchSize } });
		const uploads = await stage.uploads();
		expect(uploads).toHaveLength(names.length);
		const inFlightAt = (time: string) =>
			uploads.filter(({ startedAt, endedAt }) => startedAt <= time && time < (endedAt ?? ''))
				.length;
		expect(Math.max(...uploads.map(({ startedAt }) => inFlightAt(startedAt)))).toBe(batchSize);
	});

	it('are none where none comes in', async () => {
		const { items, error } = await stage.addFile({ items: [] });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(await stage.server.requests()).toEqual([]);
	});
});

describe('an item of Add File that fails', () => {
	it('ends the node before anything is sent when its parameters are wrong', async () => {
		const items = [...named('a.txt'), missing('b.txt'), ...named('c.txt')];
		const { error, items: out } = await stage.addFile({ items });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(/\[item 1\]$/),
			context: { itemIndex: 1 },
		});
		expect(out).toEqual([]);
		expect(await stage.server.requests()).toEqual([]);
	});

	it('starts no further upload when the server refuses it', async () => {
		const items = named('a.txt', 'Welcome.txt', 'c.txt', 'd.txt');
		const { error } = await stage.addFile({ items, options: { batchSize: 1 } });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(/^A file named 'Welcome.txt' exists .*\[item 1\]$/),
			context: { itemIndex: 1 },
		});
		expect((await stage.uploads()).map(({ query }) => query[0][1])).toEqual([
			'a.txt',
			'Welcome.txt',
		]);
	});

	const refused = {
		error: expect.stringMatching(
			/^A file named 'Welcome.txt' exists already in my library \[item 1\]$/,
		),
		description: expect.stringContaining("'Replace'"),
		httpCode: '409',
	};
	const withoutFile = {
		error: "There is no binary data in the field 'data' ('Input Binary Field') [item 2]",
		description: expect.stringContaining('The item has no binary data.'),
		httpCode: null,
	};
	const mixed = () => [...named('a.txt', 'Welcome.txt'), missing('c.txt'), ...named('d.txt')];

	it('leaves by the error output with message, description and status, the others go on', async () => {
		const result = await stage.addFile({
			items: mixed(),
			run: { nodeOptions: { onError: 'continueErrorOutput' } },
		});
		expect(result.status).toBe('success');
		expect(result.items.map(({ json }) => json.label)).toEqual(['a.txt', 'd.txt']);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(result.errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining(refused),
			expect.objectContaining(withoutFile),
		]);
		expect(result.errorItems.map(({ pairedItem }) => pairedItem)).toEqual([
			expect.objectContaining({ item: 1 }),
			expect.objectContaining({ item: 2 }),
		]);
	});

	it('stays at its place with Continue', async () => {
		const result = await stage.addFile({
			items: mixed(),
			run: { nodeOptions: { onError: 'continueRegularOutput' } },
		});
		expect(result.status).toBe('success');
		expect(result.errorItems).toEqual([]);
		expect(result.items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ label: 'a.txt' }),
			refused,
			withoutFile,
			expect.objectContaining({ label: 'd.txt' }),
		]);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});
});
