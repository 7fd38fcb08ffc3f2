import fc from 'fast-check';
import { uploadField } from '../../nodes/Connections/api/activities/uploadField';
import { addAttachment } from '../../nodes/Connections/api/files/attachments';
import { exchange, type Connection } from '../../nodes/Connections/api/server/connection';
import { ConnectionsFailure } from '../../nodes/Connections/api/failures/failure';
import { readFeed } from '../../nodes/Connections/api/server/feed';
import { addFile } from '../../nodes/Connections/api/files/addFile';
import { readServerWords } from '../../nodes/Connections/api/failures/serverWords';
import { parseXml, UnreadableXml } from '../../nodes/Connections/api/atom/xml';
import { failureOfThrown } from '../../nodes/Connections/transport/thrown';
import { TransportFailure, type WireAnswer } from '../../nodes/Connections/transport/wire';
import { answers, bodies, endings, nonce } from './anyAnswer';
import { fakeConnection } from './fakeConnection';
import type { Subject } from '../../nodes/Connections/api/failures/subject';
import { readUploaded } from '../../nodes/Connections/api/files/uploadedDocument';

const subject: Subject = {
	kind: 'file',
	name: 'quay.bin',
	target: 'my library',
	preposition: 'in',
	application: 'Files',
	oauth: false,
};

const source = { length: 4, open: async () => Buffer.from('quay') };

/** The result, or the failure in its place; every other error is thrown on. */
async function typed<T>(call: Promise<T>): Promise<T | ConnectionsFailure> {
	return await call.catch((error: unknown) => {
		if (error instanceof ConnectionsFailure) return error;
		throw error;
	});
}

function isSentence(failure: ConnectionsFailure): boolean {
	const { message, description, httpCode, repeatable } = failure;
	return (
		message.length > 10 &&
		message.length < 1000 &&
		description.length > 10 &&
		description.length < 2000 &&
		!/undefined|\[object|NaN/.test(message + description) &&
		(httpCode === null || /^\d+$/.test(httpCode)) &&
		['yes', 'perhaps', 'look', 'no'].includes(repeatable)
	);
}

/** Holds for every call of api/ whatever the server answers. */
async function holdsFor<T extends object>(
	numRuns: number,
	first: WireAnswer[],
	call: (connection: Connection) => Promise<T>,
	isResult: (result: T) => boolean,
) {
	await fc.assert(
		fc.asyncProperty(fc.array(endings, { minLength: 1, maxLength: 5 }), async (list) => {
			const result = await typed(call(fakeConnection([...first, ...list]).connection));
			return result instanceof ConnectionsFailure ? isSentence(result) : isResult(result);
		}),
		{ numRuns },
	);
}

describe('whatever the server answers', () => {
	it('an exchange gives the answer or a failure in sentences', async () => {
		await holdsFor(
			400,
			[],
			async (connection) =>
				await exchange(
					connection,
					{ method: 'POST', url: 'https://a.example', headers: {}, body: source },
					[200, 201],
					subject,
				),
			({ status }) => status === 200 || status === 201,
		);
	});

	it.each([true, false])('adding a file ends (in two phases: %s)', async (phases) => {
		await holdsFor(
			400,
			[nonce],
			async (connection) =>
				await addFile(connection, {
					library: { kind: 'myLibrary' },
					query: { label: 'quay.bin' },
					headers: { contentType: 'text/plain', slug: 'quay.bin' },
					content: { source, phases },
					name: 'quay.bin',
					checkPermission: false,
				}),
			({ bytesSent }) => bytesSent === 4,
		);
	});

	it('adding an attachment ends', async () => {
		await holdsFor(
			300,
			[nonce],
			async (connection) =>
				await addAttachment(connection, {
					parent: { library: { kind: 'myLibrary' }, by: 'uuid', value: 'u-1' },
					query: {},
					headers: { contentType: 'text/plain', slug: 'quay.bin' },
					source,
					name: 'quay.bin',
					checkPermission: false,
				}),
			({ bytesSent, documentId }) => bytesSent === 4 && documentId === 'u-1',
		);
	});

	it.each([undefined, 'f'])('uploading a field ends (replaces: %s)', async (replaces) => {
		await holdsFor(
			300,
			[],
			async (connection) =>
				await uploadField(connection, {
					nodeId: 'n-1',
					replaces,
					source,
					contentType: 'text/plain',
					fileName: 'quay.bin',
					phases: true,
					checkPermission: false,
				}),
			({ bytesSent }) => bytesSent === 4,
		);
	});

	it('a list ends', async () => {
		await holdsFor(
			300,
			[],
			async (connection) =>
				await readFeed(
					connection,
					{ address: 'https://a.example', query: {}, subject },
					1,
					(entry) => entry,
				),
			({ entries, hasNext }) => Array.isArray(entries) && typeof hasNext === 'boolean',
		);
	});

	it('reading it throws nothing but what is typed', () => {
		fc.assert(
			fc.property(answers, (answer) => {
				const { code, message } = readServerWords(answer);
				const short = (text: string | null) => text === null || text.length <= 301;
				return short(code) && short(message);
			}),
			{ numRuns: 500 },
		);
		fc.assert(
			fc.property(answers, fc.nat(10), (answer, bytes) => {
				try {
					return readUploaded(answer, bytes, subject).bytesSent === bytes;
				} catch (error) {
					return error instanceof ConnectionsFailure && error.code === 'SizeDiffers';
				}
			}),
			{ numRuns: 500 },
		);
		fc.assert(
			fc.property(bodies, (body) => {
				try {
					return parseXml(body).name.length > 0;
				} catch (error) {
					return error instanceof UnreadableXml;
				}
			}),
			{ numRuns: 1_000 },
		);
	});

	it('what the runtime throws becomes a transport failure', () => {
		fc.assert(
			fc.property(
				fc.anything({ withNullPrototype: true }),
				fc.boolean(),
				fc.string(),
				(error, sent, url) => {
					const failure = failureOfThrown(error, sent, url);
					return failure instanceof TransportFailure && typeof failure.reason === 'string';
				},
			),
			{ numRuns: 500 },
		);
	});

	it.each([
		['instructions', '<?a?>'],
		['comments that open', '<!--'],
		['tags that open', '<a>'],
		['tags without end', '<'],
		['CDATA sections that open', '<![CDATA['],
		['ampersands', '&'],
		['references', '&#65;'],
		['attributes', '<a b="'],
		['quotes', '"'],
		['document types', '<!DOCTYPE a ['],
	])('a megabyte of %s does not hold it up', (_what, piece) => {
		const body = piece.repeat(Math.ceil(1_000_000 / piece.length));
		for (const text of [body, `<entry>${body}</entry>`]) {
			const answer = { status: 500, headers: {}, body: text };
			expect(readUploaded({ ...answer, status: 201 }, 4, subject).bytesSent).toBe(4);
			expect(readServerWords(answer).code).toBeNull();
		}
	});
});
