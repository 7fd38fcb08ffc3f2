/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { Readable } from 'node:stream';
import {
	LengthMismatch,
	meteredStream,
} from '../../../../nodes/Connections/transport/meteredStream';
import { startProgress } from '../../../../nodes/Connections/transport/watchdog';

async function drain(chunks: Buffer[], length: number) {
	const progress = startProgress(true);
	const read: Buffer[] = [];
	let error: unknown;
	try {
		for await (const chunk of meteredStream(Readable.from(chunks), length, progress)) {
			read.push(chunk as Buffer);
		}
	} catch (caught) {
		error = caught;
	}
	return { read, bytes: Buffer.concat(read), progress, error };
}

describe('a metered stream', () => {
	it('gives every byte in slices and counts them', async () => {
		const chunks = [200_000, 1, 65_536].map((size, i) => Buffer.alloc(size, i + 1));
		const { read, bytes, progress, error } = await drain(chunks, 265_537);
		expect(error).toBeUndefined();
		expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
		expect(Math.max(...read.map(({ length }) => length))).toBe(65_536);
		expect(progress).toMatchObject({ taken: 265_537, complete: true });
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
});
