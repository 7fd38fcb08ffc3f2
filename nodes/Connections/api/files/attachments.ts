import type { Source } from '../../transport/wire';
import { idIn } from '../atom/values';
import type { XmlElement } from '../atom/xml';
import type { Subject } from '../failures/subject';
import type { Connection } from '../server/connection';
import { madeOnce, type Making } from '../server/once';
import { collect } from '../server/paging';
import { type Query, withQuery } from '../server/query';
import { readDocument } from './document';
import { isOurs, post, type UploadHeaders, wireHeaders, withNonce } from './documentUpload';
import { documentAddress, type FileAddress, identifierOf, targetOfFile } from './library';
import { namingLock } from './lockOwner';
import type { Nonce } from './nonce';
import { checkFile } from './permission';
import { plainlyNamed } from './readDocument';
import { readUploaded, type UploadedDocument } from './uploadedDocument';

export interface AddAttachmentRequest {
	parent: FileAddress;
	query: Query;
	headers: UploadHeaders;
	source: Source;
	/** name of the attachment */
	name: string;
	/** look for the right to add before anything is sent */
	checkPermission: boolean;
}

/** A stored attachment and the id of its file, where that can be told. */
export interface UploadedAttachment extends UploadedDocument {
	documentId: string | null;
}

/**
 * Adds an attachment to a file ("Adding a file attachment"): POST to the document's feed, 201 and
 * an entry. The feed takes comments and shares as well; category=attachment tells them apart (the
 * page leaves it out, developers of Connections name it for the same code in Wikis).
 *
 * @throws ConnectionsFailure
 */
export async function addAttachment(
	connection: Connection,
	request: AddAttachmentRequest,
): Promise<UploadedAttachment> {
	const { query, headers, source, name } = request;
	const parent = await plainlyNamed(connection, request.parent);
	const subject: Subject = {
		kind: 'attachment',
		name,
		...targetOfFile(parent),
		preposition: 'on',
		replaceable: true,
		application: 'Files',
		oauth: connection.oauth,
	};
	const url = withQuery(feedAddress(connection, parent), {
		...identifierOf(parent),
		...query,
		category: 'attachment',
	});
	let nonce: Nonce | undefined;
	const sendWith = async (fetched: Nonce) => {
		nonce ??= fetched;
		if (request.checkPermission) await checkFile(connection, parent, subject);
		const wire = { ...wireHeaders(headers, fetched.value), 'Content-Type': headers.contentType };
		const answer = await post(connection, url, wire, source, subject);
		return readUploaded(answer, source.length, subject);
	};

	const making: Making<UploadedDocument> = {
		idOf: ({ document }) => document?.id ?? null,
		guard: query.replace === true ? 'overwrites' : 'nameIsUnique',
		send: async () => await withNonce(connection, headers, subject, sendWith),
		find: async () => await findAttachment(connection, parent, name, source.length, nonce, subject),
	};
	const uploaded = await namingLock(
		connection,
		parent,
		async () => await madeOnce(connection, making),
	);
	return { ...uploaded, documentId: parentIdOf(uploaded, parent) };
}

function feedAddress(connection: Connection, { library, value }: FileAddress): string {
	return `${documentAddress(connection, library, value)}/feed`;
}

/** The attachment of that name, if it is the one that an earlier try sent. */
async function findAttachment(
	connection: Connection,
	parent: FileAddress,
	name: string,
	size: number,
	nonce: Nonce | undefined,
	subject: Subject,
): Promise<UploadedDocument | null> {
	const [found] = await collect(
		connection,
		{
			address: feedAddress(connection, parent),
			query: { ...identifierOf(parent), category: 'attachment' },
			subject,
			idOf: idIn,
			read(entry) {
				const stored = storedAs(entry, size);
				return isOurs(stored, name, size, nonce) ? stored : null;
			},
		},
		null,
	);
	return found
		? {
				...found,
				note: 'The connection was lost after the upload; the attachment was found on the file.',
			}
		: null;
}

function storedAs(entry: XmlElement, bytesSent: number): UploadedDocument {
	const document = readDocument(entry);
	return { document, entry, location: document.editUrl, etag: null, lastModified: null, bytesSent };
}

/** A label says nothing of the id, but the addresses in the attachment's entry do. */
function parentIdOf({ document, location }: UploadedDocument, parent: FileAddress): string | null {
	if (parent.by === 'uuid') return parent.value;
	const [, id = null] = /\/document\/([^/?#]+)\//.exec(location ?? document?.editUrl ?? '') ?? [];
	return id;
}
