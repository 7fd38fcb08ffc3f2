import type { Source, WireAnswer } from '../../transport/wire';
import { atomEntry, type EntryContent } from '../atom/entry';
import type { Subject } from '../failures/subject';
import { type Connection, exchange } from '../server/connection';
import { madeOnce, type Making } from '../server/once';
import { type Query, withQuery } from '../server/query';
import { announce, deliver, type PhasedRequest, sessionOf } from '../upload/phases';
import { isOurs, post, put, type UploadHeaders, wireHeaders, withNonce } from './documentUpload';
import { nameSent, storedLabel } from './label';
import { documentAddress, type Library, libraryAddress, targetOf } from './library';
import { namingLock } from './lockOwner';
import type { Nonce } from './nonce';
import { checkLibrary } from './permission';
import { readUploaded, type UploadedDocument } from './uploadedDocument';

/** A document to add: the bytes, or metadata alone. */
export interface AddFileRequest {
	library: Library;
	query: Query;
	headers: UploadHeaders;
	content:
		| { source: Source; phases: boolean }
		| { metadata: Pick<EntryContent, 'title' | 'summary'> };
	/** name for sentences */
	name: string;
	/** look for the right to add and for room before anything is sent */
	checkPermission: boolean;
}

/**
 * Adds a document to a library ("Adding a file"): POST to the library's feed, 201 and an entry.
 *
 * @throws ConnectionsFailure
 */
export async function addFile(
	connection: Connection,
	request: AddFileRequest,
): Promise<UploadedDocument> {
	const { library, query, headers, content, name } = request;
	const subject: Subject = {
		kind: 'file',
		name,
		...targetOf(library),
		preposition: 'in',
		replaceable: true,
		existsLabel: 'If File Exists',
		application: 'Files',
		oauth: connection.oauth,
	};
	const url = withQuery(`${libraryAddress(connection, library)}/feed`, query);
	const bytesSent = 'source' in content ? content.source.length : 0;
	let nonce: Nonce | undefined;
	const begun: BegunDocument = {};

	const sendWith = async (fetched: Nonce) => {
		nonce ??= fetched;
		if (request.checkPermission) await checkLibrary(connection, library, bytesSent, subject);
		const common = wireHeaders(headers, fetched.value);
		if ('metadata' in content) {
			const body = atomEntry({ category: 'document', ...content.metadata });
			const answer = await post(connection, url, common, body, subject);
			return readUploaded(answer, 0, subject);
		}
		const { source, phases } = content;
		const answer = phases
			? await postInPhases(connection, library, begun, {
					method: 'POST',
					url,
					headers: common,
					contentType: headers.contentType,
					source,
					subject,
				})
			: await post(
					connection,
					url,
					{ ...common, 'Content-Type': headers.contentType },
					source,
					subject,
				);
		return readUploaded(answer, source.length, subject);
	};
	const steps: Making<UploadedDocument> = {
		idOf: ({ document }) => document?.id ?? null,
		guard: query.replace === true ? 'overwrites' : 'nameIsUnique',
		send: async () => await withNonce(connection, headers, subject, sendWith),
		find: async () =>
			await findDocument(connection, library, nameSent(request), bytesSent, nonce, subject),
	};
	const made = async () => await madeOnce(connection, steps);
	if (query.replace !== true) return await made();
	const replaced = { library, by: 'label', value: nameSent(request) } as const;
	return await namingLock(connection, replaced, made);
}

/** A document that a server without the upload module made in phase 1; later tries fill it. */
interface BegunDocument {
	id?: string;
}

/**
 * The two-phase upload of Files. A server without the upload module does not know its headers and
 * answers phase 1 like an upload of nothing, with 201 and an empty document: then the bytes follow
 * as its next version (PUT to the document's media), so that no empty file stays behind.
 */
async function postInPhases(
	connection: Connection,
	library: Library,
	begun: BegunDocument,
	request: PhasedRequest,
): Promise<WireAnswer> {
	const { subject } = request;
	if (!begun.id) {
		const first = await announce(connection, request, [200, 201]);
		const { document } = first.status === 201 ? readUploaded(first, 0, subject) : {};
		if (!document?.id) return await deliver(connection, request, sessionOf(first, subject));
		begun.id = document.id;
	}
	const url = `${documentAddress(connection, library, begun.id)}/media`;
	return await put(connection, { ...request, url });
}

/**
 * The document of that name, if it is the one that an earlier try sent: same size, and touched by
 * the server after the nonce was made (the times in the entry can be set by the request).
 */
async function findDocument(
	connection: Connection,
	library: Library,
	name: string,
	size: number,
	nonce: Nonce | undefined,
	subject: Subject,
): Promise<UploadedDocument | null> {
	const labelled = async (label: string) => {
		const address = `${documentAddress(connection, library, label)}/entry`;
		const url = withQuery(address, { identifier: 'label' });
		return await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
	};
	const label = storedLabel(name);
	const answer = await labelled(label).catch(async (error: unknown) => {
		// no page rules out a server that keeps the characters of the name
		if (label === name) throw error;
		return await labelled(name);
	});
	const found = readUploaded(answer, size, subject);
	return isOurs(found, name, size, nonce)
		? {
				...found,
				note: 'The connection was lost after the upload; the file was found in the library.',
			}
		: null;
}
