const MIB = 1024 * 1024;

/**
 * What each piece of litter is a copy of: a string just small enough not to be what V8 calls a large
 * object, and large enough that a page of young objects holds but one, so that it costs half as much.
 */
const blank = Buffer.alloc(131_000);
const pageBytes = 256 * 1024;

/** What V8 lets young objects take at most, on machines with much memory. */
const youngBytes = 64 * MIB;

/** Bytes streamed between two collections of young objects: at first, and at least. */
const interval = { first: 16 * MIB, least: 8 * MIB };

/** Node's numbers of collections of young objects (two kinds), and of the whole heap. */
const young = [1, 2];
const whole = 4;

/** So many collections of the whole heap, each soon after the other, say that litter is no use. */
const futile = 8;
const soon = 16;

/** Of the streams that are under way: they share one heap, and so what is counted. */
const shared = {
	streams: 0,
	/** bytes streamed since the last collection */
	bytes: 0,
	/** bytes that may be, before the next */
	wanted: interval.first,
	/** collections of the whole heap, each soon after the other, and of young objects since */
	wholes: 0,
	youngs: 0,
};
let observer: InstanceType<typeof PerformanceObserver> | undefined;

function noteCollection(kind: number): void {
	if (kind !== whole && !young.includes(kind)) return;
	shared.bytes = 0;
	if (kind === whole) {
		shared.wanted = Math.max(interval.least, shared.wanted / 2);
		shared.wholes += 1;
		shared.youngs = 0;
	} else {
		shared.youngs += 1;
		if (shared.youngs >= soon) shared.wholes = 0;
	}
}

/** A stream has ended. */
function endOne(): void {
	shared.streams -= 1;
	if (shared.streams === 0) observer?.disconnect();
}

/**
 * Small garbage on purpose, so that the buffers of a stream are freed in time; one for each stream.
 *
 * Node allocates a buffer outside of V8's heap for every piece that it reads, from a file as from the
 * wire. V8 frees the dead ones when it collects young objects, which takes less than a millisecond and
 * comes once they fill their space, of 1 to 64 MB; a stream makes hardly any. But it counts the buffers
 * as part of the old objects, and goes through the whole heap, n8n's 200 MB included, once that has
 * grown by a tenth. Then it does so every 20 MB, for all of the file.
 *
 * So litter is dropped until young objects are collected, more of it where the whole heap was, and
 * none for a while afterwards: pieces that are on their way still when two collections come count as
 * old. The litter is strings, because V8 makes arrays and objects old from the start where those made
 * at one place of the code outlive a collection (allocation site pretenuring). In a process where that
 * befell Node's own record of a write, which keeps the piece, no litter helps, and none is dropped
 * once that shows. Measured, see docs/performance.md.
 */
export class Litter {
	/**
	 * @param request aborted when the request is over, however far the stream came: who reads one may
	 * leave it in the middle, and tell nobody
	 */
	constructor(request: AbortSignal) {
		if (request.aborted) return;
		request.addEventListener('abort', endOne, { once: true });
		shared.streams += 1;
		if (shared.streams > 1) return;
		Object.assign(shared, { bytes: 0, wanted: interval.first, wholes: 0, youngs: 0 });
		observer = new PerformanceObserver((list) => {
			(list.getEntries() as Array<{ detail?: { kind?: number } }>).forEach(({ detail }) => {
				noteCollection(detail?.kind ?? 0);
			});
		});
		observer.observe({ entryTypes: ['gc'] });
	}

	/** @param bytes of a piece that goes out, or comes in */
	drop(bytes: number): void {
		shared.bytes += bytes;
		// half of the interval is quiet, the other half fills all of the space for young objects
		const half = shared.wanted / 2;
		if (shared.bytes < half || shared.wholes >= futile) return;
		for (let left = (bytes * youngBytes) / half; left > 0; left -= pageBytes) {
			blank.toString('latin1');
		}
	}
}
