import { header, type WireAnswer } from '../transport/wire';
import { readDocument, type DocumentEntry } from './document';
import { ConnectionsFailure, type Subject } from './failure';
import { parseXml, type XmlElement } from './xml';

/** What is known of any upload that the server accepted. */
export interface Uploaded {
	/** the Atom entry of what was stored; null when none came, or it could not be read */
	entry: XmlElement | null;
	location: string | null;
	etag: string | null;
	lastModified: string | null;
	bytesSent: number;
	/** what the user should know about a success that is not plain */
	note?: string;
}

/** A document that is stored, as far as the server's answer could be read. */
export interface UploadedDocument extends Uploaded {
	document: DocumentEntry | null;
}

/** The headers of an answer that outputs show. */
export function shownHeaders(
	answer: WireAnswer,
): Pick<Uploaded, 'location' | 'etag' | 'lastModified'> {
	return {
		location: header(answer, 'location'),
		etag: header(answer, 'etag'),
		lastModified: header(answer, 'last-modified'),
	};
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

/**
 * Compares the size that the server tells with the bytes sent: a file that arrived cut and counts as
 * delivered would be the worst outcome of all.
 *
 * @param size null where the server tells none
 * @throws ConnectionsFailure when they differ
 */
export function requireWhole(
	size: number | null,
	bytesSent: number,
	subject: Subject,
	httpCode: string | null,
): void {
	if (size === null || size === bytesSent) return;
	throw new ConnectionsFailure(
		`The server stored ${size} of ${bytesSent} bytes of the ${subject.kind} '${subject.name ?? ''}'`,
		'The file in Connections is not complete: delete it there, then run the item again.',
		httpCode,
		'SizeDiffers',
		'no',
	);
}
