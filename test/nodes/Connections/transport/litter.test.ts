/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';

import { Litter } from '../../../../nodes/Connections/transport/litter';

const PIECE = 256 * 1024;
const PIECES = 1600;

/** Makes 400 MB of buffers, one after the other; counts the collections meanwhile. */
async function stream(litter?: Litter) {
	const collections = { young: 0, whole: 0 };
	const observer = new PerformanceObserver((list) => {
		(list.getEntries() as Array<{ detail?: { kind: number } }>).forEach(({ detail }) => {
			const kind = detail?.kind ?? 0;
			if (kind === 4) collections.whole += 1;
			if (kind === 1 || kind === 2) collections.young += 1;
		});
	});
	observer.observe({ entryTypes: ['gc'] });
	for (let count = 0; count < PIECES; count += 1) {
		litter?.drop(Buffer.allocUnsafeSlow(PIECE).length);
		await turn();
	}
	await turn();
	observer.disconnect();
	return collections;
}

describe('the litter of a stream', () => {
	it('has young objects collected every 20 MB at the latest, so that buffers are freed', async () => {
		const litter = new Litter();
		const collections = await stream(litter);
		litter.end();

		expect(collections.young + collections.whole).toBeGreaterThan((PIECES * PIECE) / 20e6);
		expect(collections.young).toBeGreaterThan(collections.whole);
	});

	it('is shared by streams at the same time, and begins anew with the next', async () => {
		const first = new Litter();
		const second = new Litter();
		first.end();
		const while2 = await stream(second);
		second.end();

		expect(while2.young).toBeGreaterThan(0);
	});

	it('is not dropped by a stream of a few megabytes', async () => {
		const litter = new Litter();
		const toString = jest.spyOn(Buffer.prototype, 'toString');
		for (let count = 0; count < 8; count += 1) litter.drop(PIECE);
		const dropped = toString.mock.calls.length;
		toString.mockRestore();
		litter.end();

		expect(dropped).toBe(0);
	});
});
