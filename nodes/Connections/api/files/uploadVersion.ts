import type { Source, WireAnswer } from '../../transport/wire';
import { uploadsVersion } from '../failures/byVerb';
import { ConnectionsFailure } from '../failures/failure';
import { requireRight } from '../failures/refusal';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { madeOnce } from '../server/once';
import { type Query, withQuery } from '../server/query';
import { settled } from '../server/repeat';
import type { PhasedRequest } from '../upload/phases';
import { removeInFiles } from './change';
import { put, type UploadHeaders, wireHeaders, withNonce } from './documentUpload';
import { type FileAddress, fileAddress, fileSubject } from './library';
import { namingLock } from './lockOwner';
import type { Nonce } from './nonce';
import { fetchDocument, named, type ReadDocument } from './readDocument';
import { readUploaded, type UploadedDocument } from './uploadedDocument';
import { type BegunVersion, putInPhases } from './versionPhases';
import { atVersion, listVersions, versionAddress } from './versions';

/** The next version of a file that is there. */
export interface UploadVersionRequest {
	file: FileAddress;
	/** what goes with it, under documented names */
	query: Query;
	/** an empty slug is not sent: the name of a file stays as it is */
	headers: UploadHeaders;
	content: { source: Source; phases: boolean };
	/** look for the right to change the file before its bytes are sent */
	checkPermission: boolean;
}

/** One upload of a version, as it goes on from try to try. */
interface Errand {
	connection: Connection;
	file: FileAddress;
	subject: Subject;
	size: number;
	/** what was there before; an empty version that phase 1 made counts as that, too */
	before: ReadDocument;
	nonce: Nonce | undefined;
}

/**
 * Makes bytes the next version of a file (PUT of its media, or of its entry with any content type
 * but Atom's): same id, next number. createVersion=true is always sent: the documentation keeps no
 * version without it, recorded answers do; the number is that of the answer. Where an answer was
 * lost, the file is looked at: another version id, of our size and time, is ours.
 *
 * @throws ConnectionsFailure
 */
export async function uploadVersion(
	connection: Connection,
	request: UploadVersionRequest,
): Promise<UploadedDocument> {
	const { headers, content } = request;
	const acls = request.checkPermission || undefined;
	const before = await fetchDocument(connection, request.file, { acls }, uploadsVersion);
	const file = named(request.file, before.document);
	const subject: Subject = {
		...fileSubject(connection, file, uploadsVersion),
		name: String(request.query.label ?? before.document.label ?? '') || undefined,
		nameLabel: 'New File Name (Label)',
	};
	if (acls) requireRight(before.document.permissions, 'EditContent', subject);
	const query: Query = { createVersion: true, ...request.query };
	const size = content.source.length;
	const errand: Errand = { connection, file, subject, size, before, nonce: undefined };

	const begun: BegunVersion = {};

	const sendWith = async (nonce: Nonce) => {
		errand.nonce ??= nonce;
		const wire: PhasedRequest = {
			method: 'PUT',
			url: withQuery(`${fileAddress(connection, file)}/media`, query),
			headers: wireHeaders(headers, nonce.value),
			contentType: headers.contentType,
			source: content.source,
			subject,
		};
		// nothing is announced for an empty file
		const inPhases = content.phases && size > 0;
		const answer = inPhases
			? await putInPhases(connection, entryUrl(connection, file, before, query), wire, begun)
			: await put(connection, wire);
		return await told(errand, answer);
	};

	const uploaded = await namingLock(
		connection,
		file,
		async () =>
			await madeOnce<UploadedDocument>(connection, {
				idOf: ({ document }) => document?.versionId ?? null,
				guard: 'lookTells',
				outcome: 'the version was stored',
				find: async () => await findVersion(errand),
				send: async () => await withNonce(connection, headers, subject, sendWith),
			}),
	);
	if (begun.versionId) await removeEmpty(errand, begun.versionId);
	return uploaded;
}

/** Two phases are taken on the entry of a file below its library (documented by the vendor). */
function entryUrl(
	connection: Connection,
	file: FileAddress,
	{ document: { libraryId } }: ReadDocument,
	query: Query,
): string {
	const library =
		file.library.kind === 'anyLibrary' && libraryId
			? ({ kind: 'library', id: libraryId } as const)
			: file.library;
	return withQuery(`${fileAddress(connection, { ...file, library })}/entry`, query);
}

/** An empty version that is left over does no harm, so a failure here is none. */
async function removeEmpty({ connection, file, subject }: Errand, id: string): Promise<void> {
	const url = `${versionAddress(connection, file, id)}/entry`;
	await settled(removeInFiles(connection, url, subject, true));
}

/** What the answer says of the version; where it cannot be read, what the file says of itself. */
async function told(errand: Errand, answer: WireAnswer): Promise<UploadedDocument> {
	const uploaded = readUploaded(answer, errand.size, errand.subject);
	if (uploaded.document) return uploaded;
	const look = await settled(findVersion(errand));
	return look.done ? { ...look.done, note: uploaded.note } : uploaded;
}

/** What tells the current version from others: its id, else its number. */
const currentOf = ({ document: { versionId, version } }: ReadDocument) => versionId ?? version;

/** Nothing tells whether a version is there, so that a repeat could make a second one. */
function untold({ kind }: Subject): ConnectionsFailure {
	return new ConnectionsFailure(
		`The server tells no versions of the ${kind}`,
		'Look in Connections whether the version is there.',
		null,
		'NoVersion',
		'no',
	);
}

/** The version that an earlier try made; null where none of those that came since is ours. */
async function findVersion(errand: Errand): Promise<UploadedDocument | null> {
	const { connection, file, before, size } = errand;
	const now = await fetchDocument(connection, file, {}, uploadsVersion);
	const known = currentOf(now);
	if (known === null) throw untold(errand.subject);
	if (known === currentOf(before)) return null;
	const since = errand.nonce?.serverTime;
	const touched = Date.parse(now.document.updated ?? '');
	// the header Date knows only whole seconds
	if (since != null && touched < since - 1000) return null;
	if (now.document.size === size) return found(now, size);
	// somebody else's version may lie above ours
	const number = Number(before.document.version);
	const versions = await listVersions(connection, file, null, uploadsVersion);
	const ours = versions.find(
		(version) => Number(version.version) > number && version.size === size,
	);
	return ours ? found(atVersion(now, ours), size) : null;
}

function found({ document, entry, headers }: ReadDocument, bytesSent: number): UploadedDocument {
	return {
		document,
		entry,
		...headers,
		bytesSent,
		note: 'The connection was lost after the upload; the version was found on the file.',
	};
}
