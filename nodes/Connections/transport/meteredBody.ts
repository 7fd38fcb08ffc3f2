import { Litter } from './litter';
import { now, type Progress } from './watchdog';
import type { ByteStream } from './wire';

/** The stream yielded another number of bytes than were announced. */
export class LengthMismatch extends Error {}

/**
 * Bytes that count as progress together: small enough that a slow line takes them within a sensible
 * stall timeout, large enough to cost little (docs/performance.md). Slices share the memory of the
 * chunk they are cut from.
 */
const sliceSize = 256 * 1024;

/**
 * The bytes with their progress kept, and held to the announced length: not one byte more goes out
 * (a server would read it as the start of another request), and an early end is an error instead of
 * a request that the server waits on for ever.
 *
 * n8n's HTTP client reads what calls itself a Blob slice by slice, one ahead, whereas of a Buffer it
 * tells nothing until all of it is gone, and a stream it would have to be given by way of `compose`,
 * which reads 16 slices ahead. Bytes in memory are read from the start again where n8n sends a
 * request anew.
 *
 * @param length bytes that were announced
 * @param contentType the client sends it as the type of the request
 * @param request aborted when the request is over
 */
export function meteredBody(
	source: ByteStream | Buffer,
	length: number,
	contentType: string,
	progress: Progress,
	request: AbortSignal,
): object {
	return {
		[Symbol.toStringTag]: 'Blob',
		size: length,
		type: contentType,
		async *stream() {
			const litter = Buffer.isBuffer(source) ? undefined : new Litter(request);
			const chunks = Buffer.isBuffer(source) ? [source] : (source as AsyncIterable<Buffer>);
			progress.taken = 0;
			progress.complete = length === 0;
			for await (const chunk of chunks) {
				for (let start = 0; start < chunk.length; start += sliceSize) {
					const slice = chunk.subarray(start, start + sliceSize);
					if (progress.taken + slice.length > length) {
						throw new LengthMismatch(`more than ${length} bytes`);
					}
					progress.taken += slice.length;
					// from here on the server may hold the whole body, whatever becomes of its answer
					progress.complete = progress.taken === length;
					litter?.drop(slice.length);
					yield slice;
					progress.movedAt = now();
				}
			}
			if (progress.taken < length) throw new LengthMismatch(`${progress.taken} of ${length} bytes`);
		},
	};
}
