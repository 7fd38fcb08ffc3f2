import { now, type Progress } from './watchdog';
import type { ByteStream } from './wire';

/** The stream yielded another number of bytes than were announced. */
export class LengthMismatch extends Error {}

/**
 * Small enough that a slow line takes one well within any sensible stall timeout, so that progress
 * is seen; slices share the memory of the chunk they are cut from.
 */
const sliceSize = 64 * 1024;

/**
 * The stream with its progress kept, and held to the announced length: not one byte more goes out
 * (a server would read it as the start of another request), and an early end is an error instead of
 * a request that the server waits on for ever.
 */
export function meteredStream(source: ByteStream, length: number, progress: Progress): ByteStream {
	return source.compose(async function* (chunks: AsyncIterable<Buffer>) {
		for await (const chunk of chunks) {
			for (let start = 0; start < chunk.length; start += sliceSize) {
				const slice = chunk.subarray(start, start + sliceSize);
				if (progress.taken + slice.length > length) {
					throw new LengthMismatch(`more than ${length} bytes`);
				}
				progress.taken += slice.length;
				// from here on the server may hold the whole body, whatever becomes of its answer
				progress.complete = progress.taken === length;
				yield slice;
				progress.movedAt = now();
			}
		}
		if (progress.taken < length) throw new LengthMismatch(`${progress.taken} of ${length} bytes`);
	}) as unknown as ByteStream;
}

/**
 * Bytes in memory with their progress kept. Of a Buffer n8n's HTTP client tells nothing until all of
 * it is gone, so that a slow upload looks like one that stands still; what calls itself a Blob it
 * reads slice by slice, and from the start again where n8n sends a request anew.
 *
 * @param contentType the client sends it as the type of the request
 */
export function meteredBytes(bytes: Buffer, contentType: string, progress: Progress): object {
	return {
		[Symbol.toStringTag]: 'Blob',
		size: bytes.length,
		type: contentType,
		async *stream() {
			progress.taken = 0;
			progress.complete = false;
			for (let start = 0; start < bytes.length; start += sliceSize) {
				const slice = bytes.subarray(start, start + sliceSize);
				progress.taken += slice.length;
				progress.complete = progress.taken === bytes.length;
				yield slice;
				progress.movedAt = now();
			}
		},
	};
}
