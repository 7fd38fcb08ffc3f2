/** A task of a batch; tasks that touch the same thing run one after the other, in order. */
export interface Task {
	/** without it a task goes with any other */
	touches?: string;
	run(): Promise<void>;
}

/**
 * Runs the tasks, at most `width` at once, started in their order. A task that rejects starts no
 * further ones; those in flight come to their end, then the first rejection is thrown.
 */
export async function runBatch(tasks: Task[], width: number): Promise<void> {
	const lastOf = new Map<string, Promise<void>>();
	const failures: unknown[] = [];
	let next = 0;

	const worker = async () => {
		while (next < tasks.length && failures.length === 0) {
			const { touches, run } = tasks[next++];
			const before = (touches && lastOf.get(touches)) || Promise.resolve();
			const done = before.then(async () => {
				if (failures.length === 0) await run();
			});
			// the next of its kind waits for the end, not for the success
			const settled = done.catch((error: unknown) => {
				failures.push(error);
			});
			if (touches) lastOf.set(touches, settled);
			await settled;
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, tasks.length) }, worker));
	if (failures.length > 0) throw failures[0];
}
