import { type FetchedFile, fetchFile, type Store } from '../download/fetchFile';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { withQuery } from '../server/query';
import { repeated } from '../server/repeat';
import { fileAddress, type FileAddress, fileSubject } from './library';
import { fetchDocumentOnce, named, type ReadDocument } from './readDocument';
import { atVersion, fetchVersion, versionAddress } from './versions';

/** A file to download. */
export interface DownloadRequest {
	file: FileAddress;
	/** number or id of a version; without it the current one */
	version?: string;
	/** name of the binary, instead of the label */
	fileName?: string;
	/** fetch it although the server has not scanned it for viruses yet */
	ignoreScanWarning: boolean;
}

/** A file that was downloaded, and what the server says of it. */
export interface Downloaded<Stored> extends FetchedFile<Stored> {
	read: ReadDocument;
}

/**
 * Downloads a file: its entry is read, then its bytes ("Downloading a file": GET of its media). Both
 * are done again where the transfer failed, as the file may have changed in between.
 *
 * @throws ConnectionsFailure
 */
export async function downloadFile<Stored>(
	connection: Connection,
	request: DownloadRequest,
	store: Store<Stored>,
): Promise<Downloaded<Stored>> {
	return await repeated(connection, async () => {
		const read = await wantedDocument(connection, request);
		const { versionId } = read.document;
		const file = named(request.file, read.document);
		const address = request.version
			? versionAddress(connection, file, versionId ?? request.version)
			: fileAddress(connection, file);
		const subject = fileSubject(connection, file, 'download');
		return { read, ...(await fetchMedia(connection, address, read, request, subject, store)) };
	});
}

/**
 * Fetches the bytes at an address once, which must be as many as the entry tells ("…/media"); the
 * warning of a file that was not scanned is skipped where it was asked for (documented).
 *
 * @param address of the file, the version, the attachment, without a trailing slash
 * @throws ConnectionsFailure
 */
export async function fetchMedia<Stored>(
	connection: Connection,
	address: string,
	{ document: { label, mimeType, size } }: ReadDocument,
	{ fileName, ignoreScanWarning }: Pick<DownloadRequest, 'fileName' | 'ignoreScanWarning'>,
	subject: Subject,
	store: Store<Stored>,
): Promise<FetchedFile<Stored>> {
	const url = withQuery(`${address}/media`, { noDownloadWarning: ignoreScanWarning || undefined });
	const wanted = { url, name: fileName ?? label, mimeType, size };
	return await fetchFile(connection, wanted, { ...subject, name: label ?? undefined }, store);
}

/** The entry of the file, with what the wanted version says of itself in the place of the current one. */
async function wantedDocument(
	connection: Connection,
	{ file, version }: DownloadRequest,
): Promise<ReadDocument> {
	const read = await fetchDocumentOnce(connection, file, 'download');
	if (!version || !read.document.id) return read;
	const byId = named(file, read.document);
	return atVersion(read, await fetchVersion(connection, byId, version, 'download'));
}
