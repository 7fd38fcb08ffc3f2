import { header, type WireAnswer } from '../../transport/wire';
import type { Connection } from '../server/connection';
import { entryIn } from '../server/read';
import { announce, deliver, type PhasedRequest, sessionOf } from '../upload/phases';
import { readDocument } from './document';
import { put } from './documentUpload';

/** An empty version that a server without the upload module made in phase 1. */
export interface BegunVersion {
	/** null where its entry tells no id */
	versionId?: string | null;
}

/**
 * The two-phase upload of a version. A server without the upload module does not know its headers
 * and answers phase 1 like a version of no bytes, with an entry instead of a token: then the bytes
 * follow in one request.
 *
 * @param url where both phases go
 * @param request goes to the file's media without phases
 * @throws ConnectionsFailure
 */
export async function putInPhases(
	connection: Connection,
	url: string,
	request: PhasedRequest,
	begun: BegunVersion,
): Promise<WireAnswer> {
	if (begun.versionId === undefined) {
		const phased = { ...request, url };
		const first = await announce(connection, phased, [200, 201]);
		const made = header(first, 'x-ibm-upload-token') === null ? entryIn(first) : null;
		if (!made) return await deliver(connection, phased, sessionOf(first, request.subject));
		begun.versionId = readDocument(made).versionId;
	}
	return await put(connection, request);
}
