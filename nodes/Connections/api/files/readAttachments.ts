import { idIn } from '../atom/values';
import type { FetchedFile, Store } from '../download/fetchFile';
import { choiceOf, type Choices, listChoices } from '../server/choices';
import { type Connection, exchange } from '../server/connection';
import { collect, type Listing } from '../server/paging';
import { entryOf } from '../server/read';
import type { Removed } from '../server/remove';
import { repeated } from '../server/repeat';
import { removeInFiles } from './change';
import { documentIdIn, readDocument } from './document';
import { type DownloadRequest, fetchMedia } from './download';
import { canBe } from './kind';
import {
	childListSubject,
	childSubject,
	fileAddress,
	type FileAddress,
	identifierOf,
} from './library';
import { namingLock } from './lockOwner';
import { documentIn, fileById, plainlyNamed, type ReadDocument } from './readDocument';

/** An attachment that was read, and the id of its file. */
export interface ReadAttachment extends ReadDocument {
	documentId: string | null;
}

/**
 * The feed of a file's attachments ("Retrieving a feed of attachments"): category=attachment on the
 * document's feed. Servers count renditions of their own making among the attachments, thumbnails for
 * example (recorded answers: a fresh picture has 3). Whether the feed shows them, and by what, no
 * source tells; so nothing that calls itself an attachment is left out.
 */
function attachmentFeed(connection: Connection, file: FileAddress): Listing<ReadAttachment> {
	return {
		address: `${fileAddress(connection, file)}/feed`,
		query: { ...identifierOf(file), category: 'attachment' },
		subject: childListSubject(connection, file, 'list of attachments'),
		idOf: idIn,
		read: (entry) =>
			canBe('attachment', entry)
				? { ...documentIn(entry), documentId: documentIdIn(entry) ?? idOf(file) }
				: null,
	};
}

const idOf = ({ by, value }: FileAddress) => (by === 'uuid' ? value : null);

/**
 * The attachments of a file, each once, in the server's order.
 *
 * @param limit null: all
 * @throws ConnectionsFailure
 */
export async function listAttachments(
	connection: Connection,
	given: FileAddress,
	limit: number | null,
): Promise<ReadAttachment[]> {
	const file = await plainlyNamed(connection, given);
	return await collect(connection, attachmentFeed(connection, file), limit);
}

/** The attachments of a file to choose from. */
export async function listAttachmentChoices(
	connection: Connection,
	file: FileAddress,
	search: string,
	page: number,
): Promise<Choices> {
	const { address, query, subject, read } = attachmentFeed(connection, file);
	return await listChoices(connection, search, page, {
		address,
		query,
		searchable: false,
		subject,
		toChoices: (entries) =>
			entries.map((entry) => (read(entry) ? choiceOf(entry, readDocument(entry).id) : null)),
	});
}

const attachmentAddress = (connection: Connection, file: FileAddress, id: string) =>
	`${fileAddress(connection, file)}/attachment/${encodeURIComponent(id)}`;

const attachmentSubject = (connection: Connection, file: FileAddress, id: string, verb: string) =>
	childSubject(connection, file, { kind: 'attachment', id, label: 'Attachment' }, verb);

/** An attachment that was downloaded, and what the server says of it. */
export interface DownloadedAttachment<Stored> extends FetchedFile<Stored> {
	read: ReadAttachment;
}

/**
 * Downloads an attachment: its entry is read, then its bytes ("Downloading an attachment"). Both are
 * done again where the transfer failed.
 *
 * @throws ConnectionsFailure
 */
export async function downloadAttachment<Stored>(
	connection: Connection,
	{ file: given, ...request }: Omit<DownloadRequest, 'version'> & { attachmentId: string },
	store: Store<Stored>,
): Promise<DownloadedAttachment<Stored>> {
	const file = await fileById(connection, given, 'see');
	const address = attachmentAddress(connection, file, request.attachmentId);
	const subject = attachmentSubject(connection, file, request.attachmentId, 'download');
	return await repeated(connection, async () => {
		const url = `${address}/entry`;
		const answer = await exchange(connection, { method: 'GET', url, headers: {} }, [200], subject);
		const { entry, headers } = entryOf(answer, subject);
		const read = { ...documentIn(entry, headers), documentId: file.value };
		return { read, ...(await fetchMedia(connection, address, read, request, subject, store)) };
	});
}

/** An attachment that is gone, and the file that it was on. */
export interface RemovedAttachment extends Removed {
	documentId: string;
}

/**
 * Deletes an attachment ("Deleting an attachment"): DELETE of its entry, 204.
 *
 * @throws ConnectionsFailure
 */
export async function deleteAttachment(
	connection: Connection,
	given: FileAddress,
	id: string,
	ignoreMissing: boolean,
): Promise<RemovedAttachment> {
	const file = await fileById(connection, given, 'see');
	const subject = attachmentSubject(connection, file, id, 'delete');
	const url = `${attachmentAddress(connection, file, id)}/entry`;
	const removal = async () => await removeInFiles(connection, url, subject, ignoreMissing);
	return { documentId: file.value, ...(await namingLock(connection, file, removal)) };
}
