/** Bytes of one array: well below what V8 calls a large object, which it would map and unmap. */
const arrayBytes = 64 * 1024;
const slotBytes = 8;

/**
 * Small garbage on purpose, so that the buffers of a stream are freed in time.
 *
 * Node's file stream allocates a buffer outside of V8's heap for every piece that it reads. V8 frees
 * the dead ones when it collects its young objects, which takes less than a millisecond and comes
 * when enough of those were made; a stream of large pieces makes hardly any. The buffers then pile
 * up until V8 goes through the whole heap, n8n's 200 MB included, 40 to 60 times for 2 GiB: that is
 * three quarters of the time, and most of the memory (measured, docs/performance.md).
 */
export class Litter {
	/** what was dropped last; kept, as the compiler leaves out what nobody can see */
	last: unknown[] = [];

	/** Leaves about that many bytes on V8's heap, dead at once. */
	drop(bytes: number): void {
		for (let left = bytes; left > 0; left -= arrayBytes) {
			this.last = new Array(arrayBytes / slotBytes);
		}
	}
}
