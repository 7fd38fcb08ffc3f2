import { createHash } from 'node:crypto';

import type { ConnectionsDocument } from '../../server/client';
import { type Bucket, startBucket } from '../servers/bucket';
import {
	MAIL_USER,
	type Mailbox,
	type PostOffice,
	startMailbox,
	startPostOffice,
} from '../servers/mail';
import { START_WITHIN_MS, startWorld, type World } from '../world';

const HOST = '127.0.0.1';

/** One n8n for the templates, with real servers of all kinds that they work with. */
export interface TemplatesGround {
	world: World;
	mailbox: Mailbox;
	postOffice: PostOffice;
	bucket: Bucket;
	/** The ids of the credentials of those servers, by their types. */
	credentials: Record<string, string>;
	/** The files that are there beside those of the seed. */
	storedFiles(): Promise<ConnectionsDocument[]>;
}

/** SHA-256 in hex. */
export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Bytes of all values, other ones for each seed. */
export const bytesOf = (seed: number, length = 100_000) =>
	Buffer.from(Array.from({ length }, (_, i) => (i * 7 + (i >> 8) + seed) & 255));

/** Starts everything before the tests and ends it after them; each begins with the server's seed. */
export function setTemplatesGround(): TemplatesGround {
	const ground = {
		credentials: {},
		async storedFiles() {
			const { documents } = await ground.world.connections.store();
			const { documents: seeded } = await ground.world.connections.seed();
			return documents.filter(({ id }) => !seeded.some((one) => one.id === id));
		},
	} as TemplatesGround;

	beforeAll(async () => {
		ground.mailbox = await startMailbox();
		ground.postOffice = await startPostOffice();
		ground.bucket = await startBucket('my-bucket');
		ground.world = await startWorld();
		const { user, password } = MAIL_USER;
		const mail = { user, password, host: HOST, secure: false };
		const store = async (type: string, data: Record<string, unknown>) => {
			ground.credentials[type] = await ground.world.n8n.rest.createCredential(type, type, data);
		};
		const { mailbox, postOffice, bucket } = ground;
		await store('imap', { ...mail, port: mailbox.port, allowUnauthorizedCerts: false });
		await store('smtp', { ...mail, port: postOffice.port, disableStartTls: true, hostName: '' });
		await store('s3', bucket.credential);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await ground.world?.stop();
		await ground.bucket?.stop();
		await ground.postOffice?.stop();
		await ground.mailbox?.stop();
	});

	beforeEach(async () => {
		await ground.world.connections.reset();
		ground.postOffice.clear();
	});

	afterEach(async () => {
		expect(await ground.world.connections.violations()).toEqual([]);
	});
	return ground;
}
