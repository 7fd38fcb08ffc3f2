/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import fc from 'fast-check';
import { followHolding, type Store } from '../../../../nodes/Connections/trigger/follow';
import type { Standing } from '../../../../nodes/Connections/trigger/holding';

type Step =
	| { type: 'flip'; id: number }
	| { type: 'hide'; id: number }
	| { type: 'start' }
	| { type: 'end'; which: number; fails: boolean }
	| { type: 'restart' };

interface ToDo extends Standing {
	isHidden: boolean;
	/** How often it began to hold since the first poll. */
	rises: number;
	heldAtStart: boolean;
}

const settle = async () => await new Promise<void>((resolve) => setImmediate(resolve));

const steps = fc.array(
	fc.oneof(
		fc.record({ type: fc.constant('flip' as const), id: fc.nat(5) }),
		fc.record({ type: fc.constant('hide' as const), id: fc.nat(5) }),
		fc.constant({ type: 'start' as const }),
		fc.record({ type: fc.constant('end' as const), which: fc.nat(3), fails: fc.boolean() }),
		fc.constant({ type: 'restart' as const }),
	),
	{ maxLength: 40 },
);

/** An activity with six to-dos, n8n around it, and polls that end when the test says so. */
class Board {
	readonly told: string[] = [];

	readonly todos: ToDo[];

	private memory: Store = {};

	private saved = '{}';

	private flights: Array<(fails: boolean) => void> = [];

	private life = 0;

	private time = 0;

	constructor(
		held: boolean[],
		private readonly settings: { startFrom: 'now' | 'beginning'; maxItems: number },
	) {
		this.todos = held.map((holds, i) => ({
			id: `todo${i}`,
			time: 0,
			holds,
			isHidden: false,
			rises: 0,
			heldAtStart: holds,
		}));
	}

	get held() {
		return this.memory.state as { held: Record<string, number> };
	}

	flip(id: number): void {
		const todo = this.todos[id];
		todo.holds = !todo.holds;
		todo.time = this.time += 1;
		if (todo.holds) todo.rises += 1;
	}

	hide(id: number): void {
		this.todos[id].isHidden = !this.todos[id].isHidden;
	}

	start(isFirst = false): void {
		const { memory, life } = this;
		const list = async () => {
			const read = structuredClone(this.todos.filter(({ isHidden }) => !isHidden));
			const fails = await new Promise<boolean>((resolve) => this.flights.push(resolve));
			if (fails) throw new Error('The connection was cut');
			return read;
		};
		void followHolding(memory, 'scope', list, this.settings, ({ id }) => id).then(
			(news) => {
				if (life !== this.life) return;
				this.told.push(...news);
				if (news.length > 0 || isFirst) this.saved = JSON.stringify(memory);
			},
			() => undefined,
		);
	}

	async end(which: number, fails = false): Promise<void> {
		const [flight] = this.flights.splice(which % Math.max(this.flights.length, 1), 1);
		flight?.(fails);
		await settle();
	}

	async poll(isFirst = false): Promise<void> {
		this.start(isFirst);
		while (this.flights.length > 0) await this.end(0);
	}

	async restart(): Promise<void> {
		this.life += 1;
		this.flights = [];
		this.memory = JSON.parse(this.saved) as Store;
		await this.poll(true);
	}
}

async function live(board: Board, history: Step[]) {
	await board.poll(true);
	for (const step of history) {
		if (step.type === 'flip') board.flip(step.id);
		else if (step.type === 'hide') board.hide(step.id);
		else if (step.type === 'start') board.start();
		else if (step.type === 'end') await board.end(step.which, step.fails);
		else await board.restart();
	}
	for (let i = 0; i < 10; i++) await board.poll();
}

const timesTold = ({ told }: Board, { id }: ToDo) => told.filter((one) => one === id).length;

describe('a to-do that is completed', () => {
	it('comes out once, whatever polls overlap, fail or begin anew', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
				fc.constantFrom('now' as const, 'beginning' as const),
				fc.constantFrom(1, 3, 50),
				steps,
				async (held, startFrom, maxItems, history) => {
					const onlyOnce = history.filter(
						(step, i) =>
							step.type !== 'hide' &&
							(step.type !== 'flip' ||
								(!held[step.id] &&
									history.findIndex((one) => one.type === 'flip' && one.id === step.id) === i)),
					);
					const board = new Board(held, { startFrom, maxItems });
					await live(board, onlyOnce);
					for (const todo of board.todos) {
						const isNews = startFrom === 'beginning' ? todo.holds : todo.rises === 1;
						expect([todo.id, timesTold(board, todo)]).toEqual([todo.id, isNews ? 1 : 0]);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('comes out again only when it was opened again, and once at least if it is done', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
				fc.constantFrom(1, 50),
				steps,
				async (held, maxItems, history) => {
					const visible = history.filter(({ type }) => type !== 'hide');
					const board = new Board(held, { startFrom: 'now', maxItems });
					await live(board, visible);
					for (const todo of board.todos) {
						expect(timesTold(board, todo)).toBeLessThanOrEqual(todo.rises);
						const mustBeTold = todo.holds && !todo.heldAtStart;
						expect(timesTold(board, todo) > 0 || !mustBeTold).toBe(true);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('comes out again when it is completed again', async () => {
		const board = new Board([false], { startFrom: 'now', maxItems: 50 });
		await board.poll(true);
		for (let i = 0; i < 4; i++) {
			board.flip(0);
			await board.poll();
		}
		expect(board.told).toEqual(['todo0', 'todo0']);
	});

	it('is known although one reading misses it, and forgotten when it stays away', async () => {
		const board = new Board([true, true], { startFrom: 'now', maxItems: 50 });
		await board.poll(true);
		board.hide(0);
		await board.poll();
		board.hide(0);
		await board.poll();
		expect(board.told).toEqual([]);
		board.hide(0);
		await board.poll();
		await board.poll();
		expect(board.held.held).toEqual({ todo1: 0 });
	});
});
