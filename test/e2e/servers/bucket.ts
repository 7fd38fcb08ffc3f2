/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import S3rver from 's3rver';
import { request } from 'undici';

/** An S3-compatible storage with one bucket. */
export interface Bucket {
	/** Data of n8n's credential type `s3`. */
	credential: Record<string, unknown>;
	put(key: string, bytes: Buffer): Promise<void>;
	/** The bytes of an object, or undefined when there is none of that key. */
	get(key: string): Promise<Buffer | undefined>;
	stop(): Promise<void>;
}

/** Starts the storage; its bucket is empty. */
export async function startBucket(name: string): Promise<Bucket> {
	const directory = mkdtempSync(join(tmpdir(), 'bucket-'));
	const server = new S3rver({
		address: '127.0.0.1',
		port: 0,
		silent: true,
		directory,
		configureBuckets: [{ name }],
	});
	const { port } = await server.run();
	const endpoint = `http://127.0.0.1:${port}`;
	return {
		credential: {
			endpoint,
			region: 'us-east-1',
			// The one key pair that s3rver knows.
			accessKeyId: 'S3RVER',
			secretAccessKey: 'S3RVER',
			forcePathStyle: true,
		},
		async put(key, bytes) {
			const { body, statusCode } = await request(`${endpoint}/${name}/${key}`, {
				method: 'PUT',
				body: bytes,
			});
			await body.dump();
			if (statusCode !== 200) throw new Error(`The bucket answered ${statusCode} to ${key}.`);
		},
		async get(key) {
			const { body, statusCode } = await request(`${endpoint}/${name}/${key}`);
			const bytes = Buffer.from(await body.arrayBuffer());
			return statusCode === 200 ? bytes : undefined;
		},
		async stop() {
			await server.close();
			rmSync(directory, { recursive: true, force: true });
		},
	};
}
