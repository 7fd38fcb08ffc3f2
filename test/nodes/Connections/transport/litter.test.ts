/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { PerformanceObserver } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

import { Litter } from '../../../../nodes/Connections/transport/litter';
import { meteredBody } from '../../../../nodes/Connections/transport/meteredBody';
import { startProgress } from '../../../../nodes/Connections/transport/watchdog';

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

/** The litter of a request, and what ends that. */
function request() {
	const stop = new AbortController();
	return { litter: new Litter(stop.signal), end: () => stop.abort() };
}

/** How much litter two megabytes bring. */
function droppedByLittle(litter: Litter): number {
	const toString = jest.spyOn(Buffer.prototype, 'toString');
	for (let count = 0; count < 8; count += 1) litter.drop(PIECE);
	const dropped = toString.mock.calls.length;
	toString.mockRestore();
	return dropped;
}

describe('the litter of a stream', () => {
	it('has young objects collected every 24 MB at the latest, so that buffers are freed', async () => {
		const { litter, end } = request();
		const collections = await stream(litter);
		end();

		expect(collections.young + collections.whole).toBeGreaterThan((PIECES * PIECE) / 24e6);
		expect(collections.young).toBeGreaterThan(collections.whole);
	});

	it('is shared by streams at the same time, and begins anew with the next', async () => {
		const first = request();
		const second = request();
		first.end();
		const while2 = await stream(second.litter);
		second.end();

		expect(while2.young).toBeGreaterThan(0);
	});

	it('is not dropped by a stream of a few megabytes', () => {
		const { litter, end } = request();
		const dropped = droppedByLittle(litter);
		end();

		expect(dropped).toBe(0);
	});

	it('ends with its request, when nobody reads the stream to its end', async () => {
		const endless = async function* () {
			for (;;) yield Buffer.alloc(PIECE);
		};
		const stop = new AbortController();
		const body = meteredBody(
			Readable.from(endless()),
			PIECES * PIECE,
			'text/plain',
			startProgress(true),
			stop.signal,
		) as { stream(): AsyncGenerator<Buffer> };
		const read = body.stream();
		for (let count = 0; count < 50; count += 1) await read.next();
		stop.abort();
		const next = request();
		const dropped = droppedByLittle(next.litter);
		next.end();

		expect(dropped).toBe(0);
	});
});
