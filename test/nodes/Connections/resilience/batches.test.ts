import type { ItemSpec } from '../../../engine/engine';
import { setStage } from '../stage';
import { mostAtOnce } from './mostAtOnce';

const stage = setStage();

const small = (name: string): ItemSpec => ({
	json: { name },
	files: { data: { name, bytes: { size: 500, seed: name.length } } },
});

/** Five items: the second's name is taken, the fourth has no file. */
const mixed: ItemSpec[] = [
	small('a.bin'),
	small('Welcome.txt'),
	small('b.bin'),
	{ json: { name: 'nothing' } },
	small('c.bin'),
];

const taken = {
	error: "A file named 'Welcome.txt' exists already in my library [item 1]",
	description:
		"Choose with the option 'If File Exists' what becomes of it, switch on 'Replace' under 'Additional Fields' to overwrite it, or set another 'File Name'. The server's code: ItemExists.",
	httpCode: '409',
};

const empty = {
	error: "There is no binary data in the field 'data' ('Input Binary Field') [item 3]",
	description: expect.stringContaining('The item has no binary data.'),
	httpCode: null,
};

describe('items that fail among others', () => {
	it('stay at their places with "Continue"', async () => {
		const { items, error } = await stage.addFile({
			items: mixed,
			run: { nodeOptions: { onError: 'continueRegularOutput' } },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ label: 'a.bin', bytesSent: 500 }),
			taken,
			expect.objectContaining({ label: 'b.bin' }),
			empty,
			expect.objectContaining({ label: 'c.bin' }),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
	});

	it('go out of the error branch, the others out of the success branch', async () => {
		const { items, errorItems } = await stage.addFile({
			items: mixed,
			run: { nodeOptions: { onError: 'continueErrorOutput' } },
		});
		expect(items.map(({ json }) => json.label)).toEqual(['a.bin', 'b.bin', 'c.bin']);
		// n8n puts the input's own json before what failed
		expect(errorItems.map(({ json }) => json)).toEqual([
			expect.objectContaining(taken),
			expect.objectContaining(empty),
		]);
		const pairs = [...items, ...errorItems].map(({ pairedItem }) => pairedItem);
		expect(pairs).toEqual([0, 2, 4, 1, 3].map((item) => expect.objectContaining({ item })));
	});

	it('end the execution where nobody asked to continue', async () => {
		const { items, error } = await stage.addFile({ items: mixed.slice(0, 3) });
		expect(items).toEqual([]);
		expect(error).toMatchObject({ message: taken.error, description: taken.description });
	});

	it('start nothing more, but let what is in flight come to its end', async () => {
		await stage.server.fault([
			{ match: { method: 'POST', path: 'label=slow' }, action: { type: 'delay', ms: 600 } },
		]);
		const names = ['slow.bin', 'Welcome.txt', 'never-1.bin', 'never-2.bin'];
		const { error } = await stage.addFile({ items: names.map(small), options: { batchSize: 2 } });
		expect(error?.message).toBe(taken.error);
		const { documents } = await stage.server.store();
		const stored = documents.map(({ label }) => label);
		expect(stored).toContain('slow.bin');
		expect(stored).not.toContain('never-1.bin');
		expect(stored).not.toContain('never-2.bin');
	});
});

describe('uploads side by side', () => {
	const names = Array.from({ length: 9 }, (_one, i) => `side-${i}.bin`);

	it.each([1, 3, 5])('are exactly as many as Batch Size says (%d)', async (batchSize) => {
		const slowly = { type: 'delay', ms: 250 } as const;
		await stage.server.fault({ match: { method: 'POST' }, times: 'always', action: slowly });
		const { items } = await stage.addFile({ items: names.map(small), options: { batchSize } });
		expect(items.map(({ json }) => json.label)).toEqual(names);
		expect(mostAtOnce(await stage.uploads())).toBe(batchSize);
	});

	it('come out in the order of the items, whichever ends first', async () => {
		await stage.server.fault(
			names.map((name, i) => ({
				match: { method: 'POST', path: name },
				action: { type: 'delay', ms: (names.length - i) * 60 },
			})),
		);
		const { items } = await stage.addFile({ items: names.map(small), options: { batchSize: 9 } });
		expect(items.map(({ json }) => json.label)).toEqual(names);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			names.map((_one, item) => ({ item })),
		);
	});

	it('of one name run one after the other, so that the last item stays', async () => {
		await stage.server.fault({
			match: { method: 'POST' },
			action: { type: 'delay', ms: 300 },
		});
		const { items } = await stage.addFile({
			items: [1, 2, 3].map((seed) => ({
				files: { data: { name: 'same.bin', bytes: { size: 1000 + seed, seed } } },
			})),
			additionalFields: { replace: true },
			options: { batchSize: 3 },
		});
		expect(items.map(({ json }) => json.size)).toEqual([1001, 1002, 1003]);
		expect(mostAtOnce(await stage.uploads())).toBe(1);
		const { documents } = await stage.server.store();
		expect(documents.filter(({ label }) => label === 'same.bin')).toMatchObject([{ size: 1003 }]);
	});
});
