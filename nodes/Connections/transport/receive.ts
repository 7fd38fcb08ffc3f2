import { sleep } from 'n8n-workflow';
import { withValidToken } from './accessToken';
import { cancelSignalOf, type RequestContext, type TransportSettings } from './context';
import { callHelper } from './helper';
import { Litter } from './litter';
import { bytesOf, decodeBody, longestText } from './text';
import { failureOfThrown } from './thrown';
import { now, type Progress, startProgress, watch } from './watchdog';
import { type ByteStream, header, TransportFailure, type WireAnswer } from './wire';

/** A request whose answer is read while it comes: a file, a page of a list. */
export interface ReceivingRequest {
	url: string;
	/** false sends no credential: the address is that of a host which a redirect named */
	signed: boolean;
	/** bytes that must come, where they are known beforehand */
	length: number | null;
	/** whether the bytes are wanted as they are stored, not packed for the way */
	unpacked: boolean;
	/** whether an answer 200 is what is wanted; where it is not, it comes back with its text */
	isWanted(answer: WireAnswer): boolean;
}

/** What came: what was wanted and was taken, or an answer of another kind with its text. */
export type Received<T> =
	| { answer: WireAnswer; taken: T; bytes: number }
	| { answer: WireAnswer; taken?: undefined; bytes?: undefined };

/** Reads the bytes of an answer to their end. Its headers are known by then, its body is not. */
export type Take<T> = (stream: ByteStream, answer: WireAnswer) => Promise<T>;

/** ms */
const patienceForStore = 5000;

interface StreamedAnswer extends WireAnswer {
	stream?: ByteStream;
}

/** What the counting stream met: whether it is the wire that failed, or who reads from it. */
interface Count {
	broken?: unknown;
}

/**
 * Fetches what may be large: the way down, the mirror of `send`. The bytes go from the wire to `take`
 * without being kept. Only an answer 200 is taken; every other is given back with its text, redirects
 * among them.
 *
 * A download that stands still is stopped by the signal: destroying the stream leaves it pending,
 * with its connection and n8n's half-written file (measured). An answer without an announced length,
 * or packed though it was asked for as it is, can end early without anyone noticing (measured), so
 * the bytes are counted, and compared with what was announced while n8n can still drop them.
 *
 * @throws TransportFailure 'incomplete' when other bytes came than were announced or expected;
 * 'notStored' when `take` failed by itself
 */
export async function receive<T>(
	context: RequestContext,
	settings: TransportSettings,
	request: ReceivingRequest,
	take: Take<T>,
): Promise<Received<T>> {
	const stopped = cancelSignalOf(context);
	if (stopped?.aborted) throw new TransportFailure('cancelled', '', false);
	const stop = new AbortController();
	const onStopped = () => stop.abort();
	stopped?.addEventListener('abort', onStopped);
	const progress = startProgress(false);
	const count: Count = {};
	const transfer = fetchAnswer(context, settings, request, take, { stop, progress, count });
	return await Promise.race([transfer, watch(progress, () => false, settings, stop)])
		.catch((error: unknown) => {
			if (stopped?.aborted) throw new TransportFailure('cancelled', '', false);
			throw failureOfThrown(count.broken ?? error, false, request.url);
		})
		.finally(async () => {
			stopped?.removeEventListener('abort', onStopped);
			stop.abort();
			// n8n takes a half-written file back before it gives up
			const settled = new AbortController();
			const patience = sleep(patienceForStore, settled.signal).catch(() => undefined);
			await Promise.race([transfer.catch(() => undefined), patience]);
			settled.abort();
		});
}

async function fetchAnswer<T>(
	context: RequestContext,
	settings: TransportSettings,
	{ url, signed, length, unpacked, isWanted }: ReceivingRequest,
	take: Take<T>,
	{ stop, progress, count }: { stop: AbortController; progress: Progress; count: Count },
): Promise<Received<T>> {
	const ask = async (): Promise<StreamedAnswer> => {
		const raw = await callHelper(context, settings, stop.signal, {
			method: 'GET',
			url,
			headers: unpacked ? { 'Accept-Encoding': 'identity' } : {},
			encoding: 'stream',
			signed,
		});
		const { statusCode: status, headers } = raw;
		const stream = raw.body as ByteStream;
		// an error that comes when nobody listens any more would end n8n
		stream.on('error', () => undefined);
		const answer = { status, headers, body: '' };
		if (status === 200 && isWanted(answer)) return { ...answer, stream };
		return { ...answer, body: decodeBody(await bytesOf(stream, longestText), headers) };
	};
	const { stream, ...answer } = await (signed
		? withValidToken(context, settings, false, ask)
		: ask());
	if (!stream) return { answer };
	const counted = readableOf(
		stream,
		countedBytes(stream, expectedLengths(answer, length), progress, count, new Litter(stop.signal)),
	);
	counted.on('error', () => undefined);
	const taken = await take(counted, answer).catch((error: unknown) => {
		if (count.broken !== undefined || stop.signal.aborted) throw error;
		throw error instanceof TransportFailure
			? error
			: new TransportFailure('notStored', codeOf(error), false);
	});
	return { answer, taken, bytes: progress.taken };
}

/** The lengths that the bytes must have: what the headers announce, and what was known before. */
function expectedLengths(answer: WireAnswer, length: number | null): number[] {
	const announced = header(answer, 'content-length');
	// that of a packed answer counts the packed bytes
	const packed = (header(answer, 'content-encoding') ?? 'identity') !== 'identity';
	const lengths = announced !== null && !packed ? [Number(announced)] : [];
	return length === null ? lengths : [...lengths, length];
}

/**
 * A stream of Node that yields what the generator does. `compose` would do it in a word, but tells
 * errors of the source past the generator, and one of its own to nobody (seen with an empty answer).
 */
function readableOf(stream: ByteStream, bytes: AsyncGenerator<Buffer>): ByteStream {
	const { from } = stream.constructor as unknown as {
		from(bytes: AsyncGenerator<Buffer>, options: { objectMode: boolean }): ByteStream;
	};
	return from.call(stream.constructor, bytes, { objectMode: false });
}

async function* countedBytes(
	source: AsyncIterable<Buffer>,
	expected: number[],
	progress: Progress,
	count: Count,
	litter: Litter,
): AsyncGenerator<Buffer> {
	const chunks = source[Symbol.asyncIterator]();
	progress.taken = 0;
	for (;;) {
		progress.movedAt = now();
		progress.complete = false;
		progress.paused = false;
		const { done, value } = await chunks.next().catch((error: unknown) => {
			count.broken = error;
			throw error;
		});
		if (done) break;
		progress.taken += value.length;
		if (expected.some((length) => length < progress.taken)) break;
		// whoever reads may take its time over what it has
		progress.paused = true;
		litter.drop(value.length);
		yield value;
	}
	const missed = expected.find((length) => length !== progress.taken);
	if (missed === undefined) return;
	count.broken = new TransportFailure('incomplete', `${progress.taken} of ${missed} bytes`, false);
	throw count.broken;
}

function codeOf(error: unknown): string {
	const { code, name } = Object(error) as { code?: unknown; name?: unknown };
	return typeof code === 'string' ? code : typeof name === 'string' ? name : '';
}
