import type { Connection } from '../../../../../nodes/Connections/api/server/connection';
import { ConnectionsFailure } from '../../../../../nodes/Connections/api/failures/failure';
import { madeOnce, type Making } from '../../../../../nodes/Connections/api/server/once';
import type { Repeatable } from '../../../../../nodes/Connections/api/failures/subject';

const failure = (
	repeatable: Repeatable,
	{ httpCode = null, code = null, retryAfter = null }: Partial<ConnectionsFailure> = {},
) => new ConnectionsFailure('It broke', 'Try again.', httpCode, code, repeatable, retryAfter);

const lost = () => failure('perhaps', { code: 'cut' });
const busy = () => failure('yes', { httpCode: '503' });
const conflict = () => failure('no', { httpCode: '409', code: 'ItemExists' });

/** What happens when a try ends like this, one after the other; the last one stays. */
type Outcome = Error | 'done';

async function run(
	tries: Outcome[],
	{
		looks = [],
		guard = 'nameIsUnique',
		maxRetries = 2,
	}: {
		looks?: Array<Error | 'found' | null>;
		guard?: Making<string>['guard'];
		maxRetries?: number;
	} = {},
) {
	const steps: string[] = [];
	const pauses: number[] = [];
	const next = <T>(list: T[]) => (list.length > 1 ? (list.shift() as T) : list[0]);
	const connection = {
		maxRetries,
		async pause(ms) {
			steps.push('pause');
			pauses.push(ms);
		},
	} as Connection;
	const result = await madeOnce(connection, {
		guard,
		idOf: () => null,
		async send() {
			steps.push('send');
			const outcome = next(tries);
			if (outcome instanceof Error) throw outcome;
			return outcome;
		},
		async find() {
			steps.push('look');
			const outcome = next(looks) ?? null;
			if (outcome instanceof Error) throw outcome;
			return outcome;
		},
	}).catch((error: unknown) => error);
	return { result, steps: steps.join(' '), pauses };
}

const unknown = {
	message: 'It broke, and whether the file was stored could not be found out',
	description: 'Look in Connections before you run the item again. Try again.',
	repeatable: 'no',
};

describe('an upload', () => {
	it('is sent once where it succeeds', async () => {
		expect(await run(['done'])).toMatchObject({ result: 'done', steps: 'send' });
	});

	it('is not repeated after a refusal', async () => {
		const refused = failure('no', { httpCode: '403' });
		expect(await run([refused])).toMatchObject({ result: refused, steps: 'send' });
	});

	it('passes an error on that is none of Connections', async () => {
		const defect = new TypeError('x is undefined');
		expect(await run([defect])).toMatchObject({ result: defect, steps: 'send' });
	});

	it('is repeated without a look where the server cannot have taken it', async () => {
		expect(await run([busy(), busy(), 'done'])).toMatchObject({
			result: 'done',
			steps: 'send pause send pause send',
		});
	});

	it('ends with the last failure when the retries are used up', async () => {
		const last = busy();
		expect(await run([busy(), last], { maxRetries: 1 })).toMatchObject({
			result: last,
			steps: 'send pause send',
		});
		expect((await run([busy()], { maxRetries: 0 })).steps).toBe('send');
	});

	it('waits longer each time, or as long as the server asks', async () => {
		const { pauses } = await run([busy()], { maxRetries: 8 });
		for (const [i, ms] of pauses.entries()) {
			const shortest = Math.min(30_000, 500 * 2 ** i);
			expect(ms).toBeGreaterThanOrEqual(shortest);
			expect(ms).toBeLessThanOrEqual(shortest * 1.5);
		}
		expect((await run([failure('yes', { retryAfter: 7_000 }), 'done'])).pauses).toEqual([7_000]);
	});

	it('is not sent again where the server asks for more than ten minutes', async () => {
		const later = failure('yes', { retryAfter: 600_001 });
		expect(await run([later])).toMatchObject({ result: later, steps: 'send' });
	});

	it('is sent again at once, and once only, after a token was renewed', async () => {
		const renewed = failure('no', { httpCode: '401', code: 'tokenRenewed' });
		expect(await run([renewed, 'done'], { maxRetries: 0 })).toMatchObject({
			result: 'done',
			steps: 'send send',
		});
		expect(await run([renewed])).toMatchObject({ result: renewed, steps: 'send send' });
	});
});

describe('an upload whose answer was lost', () => {
	it('is done where it is found', async () => {
		expect(await run([lost()], { looks: ['found'] })).toMatchObject({
			result: 'found',
			steps: 'send look',
		});
	});

	it('is sent again where it is not there', async () => {
		expect(await run([lost(), 'done'])).toMatchObject({
			result: 'done',
			steps: 'send look pause send',
		});
	});

	it('is looked for again where the repeat meets a file of that name', async () => {
		expect(await run([lost(), conflict()], { looks: [null, 'found'] })).toMatchObject({
			result: 'found',
			steps: 'send look pause send look',
		});
	});

	it('has an unknown outcome where the file of that name is not ours', async () => {
		expect(await run([lost(), conflict()])).toMatchObject({
			result: { ...unknown, httpCode: '409', code: 'ItemExists' },
			steps: 'send look pause send look',
		});
	});

	it('has an unknown outcome when the retries are used up', async () => {
		expect(await run([lost()], { maxRetries: 1 })).toMatchObject({
			result: unknown,
			steps: 'send look pause send look',
		});
	});

	it('stays in doubt when later tries fail for other reasons', async () => {
		expect(await run([lost(), busy()], { maxRetries: 1 })).toMatchObject({
			result: { ...unknown, httpCode: '503' },
			steps: 'send look pause send look',
		});
	});

	it('is not hidden by a look that fails', async () => {
		const offline = failure('yes', { code: 'refused' });
		expect(await run([lost(), 'done'], { looks: [offline] })).toMatchObject({
			result: 'done',
			steps: 'send look pause send',
		});
	});

	it('has an unknown outcome where the execution is stopped during the look', async () => {
		const stopped = failure('no', { code: 'cancelled' });
		expect(await run([lost()], { looks: [stopped] })).toMatchObject({
			result: { ...unknown, code: 'cancelled' },
			steps: 'send look',
		});
	});

	it('is repeated without a look where it replaces what is there', async () => {
		expect(await run([lost(), 'done'], { guard: 'overwrites' })).toMatchObject({
			result: 'done',
			steps: 'send pause send',
		});
	});

	it('is never repeated where a repeat could make a second one', async () => {
		expect(await run([lost()], { guard: 'none' })).toMatchObject({
			result: unknown,
			steps: 'send look',
		});
		expect(await run([busy(), 'done'], { guard: 'none' })).toMatchObject({
			result: 'done',
			steps: 'send pause send',
		});
	});
});

describe('an upload that failed in a way that a repeat would not mend', () => {
	const broken = () => failure('look', { httpCode: '500' });

	it('is done where it is found', async () => {
		expect(await run([broken()], { looks: ['found'] })).toMatchObject({
			result: 'found',
			steps: 'send look',
		});
	});

	it('is a plain failure where the server knows no such file', async () => {
		const plain = broken();
		expect(await run([plain], { looks: [failure('no', { httpCode: '404' })] })).toMatchObject({
			result: plain,
			steps: 'send look',
		});
	});

	it('has an unknown outcome where the look tells nothing', async () => {
		for (const nothing of [null, failure('no', { httpCode: '403' })]) {
			expect(await run([broken()], { looks: [nothing] })).toMatchObject({
				result: { ...unknown, httpCode: '500' },
				steps: 'send look',
			});
		}
	});

	it('has an unknown outcome where a try before it was lost', async () => {
		const looks = [null, failure('no', { httpCode: '404' })];
		expect(await run([lost(), broken()], { looks })).toMatchObject({
			result: { ...unknown, httpCode: '500' },
			steps: 'send look pause send look',
		});
	});
});

describe('a name that exists already', () => {
	it('is a plain failure at the first try', async () => {
		const plain = conflict();
		expect(await run([plain])).toMatchObject({ result: plain, steps: 'send' });
	});

	it('may be the file of an earlier try that was told to have failed', async () => {
		expect(await run([busy(), conflict()], { looks: ['found'] })).toMatchObject({
			result: 'found',
			steps: 'send pause send look',
		});
		const plain = conflict();
		expect(await run([busy(), plain])).toMatchObject({
			result: plain,
			steps: 'send pause send look',
		});
	});
});

describe('a file that is found', () => {
	it('is not taken for the file of two items', async () => {
		const connection = { maxRetries: 0, pause: async () => undefined } as unknown as Connection;
		const found = { document: { id: 'd-1' } };
		const upload = async (send: () => Promise<typeof found>) =>
			await madeOnce(connection, {
				guard: 'nameIsUnique',
				idOf: ({ document }) => document.id,
				send,
				find: async () => found,
			});
		const fails = async () => await Promise.reject<typeof found>(lost());

		expect(await upload(async () => found)).toBe(found);
		await expect(upload(fails)).rejects.toMatchObject(unknown);
	});
});
