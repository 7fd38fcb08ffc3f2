/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { Readable } from 'node:stream';
import { LengthMismatch, meteredBody } from '../../../../nodes/Connections/transport/meteredBody';
import { startProgress } from '../../../../nodes/Connections/transport/watchdog';

const TYPE = 'application/octet-stream';
type Body = { stream(): AsyncIterable<Buffer> };

async function drain(chunks: Buffer[], length: number) {
	const progress = startProgress(true);
	const body = meteredBody(
		Readable.from(chunks),
		length,
		TYPE,
		progress,
		new AbortController().signal,
	) as Body;
	const read: Buffer[] = [];
	let error: unknown;
	try {
		for await (const chunk of body.stream()) read.push(chunk);
	} catch (caught) {
		error = caught;
	}
	return { read, bytes: Buffer.concat(read), progress, error };
}

describe('a metered body', () => {
	it('gives every byte in slices and counts them', async () => {
		const chunks = [600_000, 1, 65_536].map((size, i) => Buffer.alloc(size, i + 1));
		const { read, bytes, progress, error } = await drain(chunks, 665_537);
		expect(error).toBeUndefined();
		expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
		expect(Math.max(...read.map(({ length }) => length))).toBe(262_144);
		expect(progress).toMatchObject({ taken: 665_537, complete: true });
	});

	it('lets no byte through beyond the announced length', async () => {
		const { bytes, error, progress } = await drain([Buffer.from('abc'), Buffer.from('de')], 4);
		expect(error).toBeInstanceOf(LengthMismatch);
		expect((error as Error).message).toBe('more than 4 bytes');
		expect(bytes.length).toBeLessThanOrEqual(4);
		expect(progress.complete).toBe(false);
	});

	it('fails on an early end instead of letting the server wait', async () => {
		const { error, progress } = await drain([Buffer.from('abc')], 4);
		expect(error).toBeInstanceOf(LengthMismatch);
		expect((error as Error).message).toBe('3 of 4 bytes');
		expect(progress).toMatchObject({ taken: 3, complete: false });
	});

	it('is complete from the start where there is nothing to send', async () => {
		const { read, error, progress } = await drain([], 0);
		expect(error).toBeUndefined();
		expect(read).toEqual([]);
		expect(progress).toMatchObject({ taken: 0, complete: true });
	});

	it('reads bytes in memory from the start each time', async () => {
		const bytes = Buffer.from('abc');
		const progress = startProgress(true);
		const body = meteredBody(
			bytes,
			bytes.length,
			TYPE,
			progress,
			new AbortController().signal,
		) as Body;
		for (let time = 0; time < 2; time++) {
			const read: Buffer[] = [];
			for await (const chunk of body.stream()) read.push(chunk);
			expect(Buffer.concat(read).equals(bytes)).toBe(true);
			expect(progress).toMatchObject({ taken: 3, complete: true });
		}
	});
});
