import type { WireAnswer } from '../../transport/wire';
import { parseXml } from '../atom/xml';
import type { Subject } from '../failures/subject';
import { shownHeaders } from '../server/read';
import { requireWhole, type Uploaded } from '../upload/uploaded';
import { type DocumentEntry, readDocument } from './document';

/** A document that is stored, as far as the server's answer could be read. */
export interface UploadedDocument extends Uploaded {
	document: DocumentEntry | null;
}

/**
 * Reads the answer to an upload that the server accepted. An answer that cannot be read does not
 * turn a stored file into a failure, but another size than that of the bytes sent does.
 *
 * @throws ConnectionsFailure when the server tells another size
 */
export function readUploaded(
	answer: WireAnswer,
	bytesSent: number,
	subject: Subject,
): UploadedDocument {
	const uploaded: UploadedDocument = {
		document: null,
		entry: null,
		...shownHeaders(answer),
		bytesSent,
	};
	try {
		const root = parseXml(answer.body);
		if (root.name !== 'entry') throw new Error(`a ${root.name} instead of an entry`);
		uploaded.entry = root;
		uploaded.document = readDocument(root);
	} catch {
		uploaded.note = 'The upload succeeded, but the answer of the server could not be read.';
		return uploaded;
	}
	requireWhole(uploaded.document.size, bytesSent, subject, String(answer.status));
	return uploaded;
}
