/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { runBatch, type Task } from '../../../../nodes/Connections/actions/batch';

/** Tasks that end by hand, and what was started and in flight. */
function bench() {
	const started: string[] = [];
	const open = new Map<string, { end: () => void; fail: (error: Error) => void }>();
	let most = 0;
	const task = (name: string, touches = name): Task => ({
		touches,
		run: async () =>
			await new Promise<void>((end, fail) => {
				started.push(name);
				open.set(name, { end, fail });
				most = Math.max(most, open.size);
			}),
	});
	const settle = async () => await new Promise((resolve) => setImmediate(resolve));
	const end = async (name: string, error?: Error) => {
		const held = open.get(name);
		if (!held) throw new Error(`${name} is not in flight`);
		open.delete(name);
		if (error) held.fail(error);
		else held.end();
		await settle();
	};
	return { started, task, end, settle, most: () => most };
}

describe('a batch', () => {
	it('starts tasks in order, as many as it is wide, and one for each that ends', async () => {
		const { started, task, end, settle, most } = bench();
		const done = runBatch(
			['a', 'b', 'c', 'd'].map((name) => task(name)),
			2,
		);
		await settle();
		expect(started).toEqual(['a', 'b']);
		await end('b');
		expect(started).toEqual(['a', 'b', 'c']);
		await end('c');
		await end('a');
		expect(started).toEqual(['a', 'b', 'c', 'd']);
		await end('d');
		await done;
		expect(most()).toBe(2);
	});

	it('runs tasks that touch the same thing one after the other, in order', async () => {
		const { started, task, end, settle } = bench();
		const tasks = [task('a1', 'a'), task('a2', 'a'), task('b'), task('a3', 'a')];
		const done = runBatch(tasks, 4);
		await settle();
		expect(started).toEqual(['a1', 'b']);
		await end('a1');
		expect(started).toEqual(['a1', 'b', 'a2']);
		await end('b');
		await end('a2');
		expect(started).toEqual(['a1', 'b', 'a2', 'a3']);
		await end('a3');
		await done;
	});

	it('starts no further task after the first failure, and waits for those in flight', async () => {
		const { started, task, end, settle } = bench();
		let outcome: unknown;
		const done = runBatch([task('a'), task('b'), task('c')], 2).catch((error: unknown) => {
			outcome = error;
		});
		await settle();
		const first = new Error('first');
		await end('a', first);
		expect(started).toEqual(['a', 'b']);
		expect(outcome).toBeUndefined();
		await end('b', new Error('second'));
		await done;
		expect(outcome).toBe(first);
		expect(started).toEqual(['a', 'b']);
	});

	it('does not start what waits for a task that failed', async () => {
		const { started, task, end, settle } = bench();
		const done = runBatch([task('a1', 'a'), task('a2', 'a')], 2);
		const failed = expect(done).rejects.toThrow('no');
		await settle();
		await end('a1', new Error('no'));
		await failed;
		expect(started).toEqual(['a1']);
	});

	it('of none ends at once', async () => {
		await expect(runBatch([], 3)).resolves.toBeUndefined();
	});
});
