import type { IDataObject } from 'n8n-workflow';
import type { DocumentEntry } from '../../api/files/document';
import type { ReadDocument } from '../../api/files/readDocument';
import type { UploadedDocument } from '../../api/files/uploadedDocument';
import type { Query } from '../../api/server/query';
import { rawOutput, wholeEntry } from '../rawOutput';

const nobody = { id: null, name: null, email: null };

type Told = Partial<DocumentEntry> | null;

/** Entries of attachments name no library, but their addresses do. */
const libraryIn = (address: string | null | undefined) =>
	/\/library\/([^/?#]+)\//.exec(address ?? '')?.[1] ?? null;

/**
 * What documents and attachments have alike, what people look for first; what the server did not
 * say is null.
 */
function commonShape(document: Told, etag: string | null): IDataObject {
	const told = document ?? {};
	return {
		id: told.id ?? null,
		label: told.label ?? null,
		url: told.url ?? null,
		title: told.title ?? null,
		size: told.size ?? null,
		mimeType: told.mimeType ?? null,
		version: told.version ?? null,
		created: told.created ?? null,
		modified: told.modified ?? null,
		author: told.author ?? nobody,
		tags: told.tags ?? [],
		visibility: told.visibility ?? null,
		libraryId: told.libraryId ?? libraryIn(told.editUrl),
		libraryType: told.libraryType ?? null,
		downloadUrl: told.downloadUrl ?? null,
		editUrl: told.editUrl ?? null,
		etag,
	};
}

/** The short form of a document. */
function documentShape(document: Told, etag: string | null): IDataObject {
	const told = document ?? {};
	const { permissions, path, trashed } = told;
	return {
		...commonShape(document, etag),
		summary: told.summary ?? null,
		versionId: told.versionId ?? null,
		modifiedBy: told.modifiedBy ?? nobody,
		lockedBy: told.lockedBy ?? null,
		comments: told.comments ?? null,
		likes: told.likes ?? null,
		downloads: told.downloads ?? null,
		...(permissions ? { permissions } : {}),
		...(path ? { path } : {}),
		...(trashed ?? {}),
	};
}

/** A document that was read, as the user sees it: the short form, or the whole entry. */
export function readOutput(read: ReadDocument, simplify: boolean): IDataObject {
	return simplify ? documentShape(read.document, read.headers.etag) : wholeEntry(read);
}

/** An attachment that was read, as the user sees it: the short form, or the whole entry. */
export function readAttachmentOutput(read: ReadDocument, simplify: boolean): IDataObject {
	return simplify ? commonShape(read.document, read.headers.etag) : wholeEntry(read);
}

/** An uploaded document as the user sees it: the short form, or the whole entry. */
export function documentOutput(uploaded: UploadedDocument, simplify: boolean): IDataObject {
	return uploadOutput(uploaded, simplify, documentShape);
}

/** The same of an attachment, which has neither versions nor comments of its own. */
export function attachmentOutput(uploaded: UploadedDocument, simplify: boolean): IDataObject {
	return uploadOutput(uploaded, simplify, commonShape);
}

/**
 * What the answer to an upload tells of what was asked for besides: with how many the file is
 * shared, in how many folders it lies.
 */
export function askedFor(document: Told, query: Query): IDataObject {
	const { shares, folders } = document ?? {};
	const asked = (pattern: RegExp) => Object.keys(query).some((name) => pattern.test(name));
	return {
		...(asked(/^shareWith/) && typeof shares === 'number' ? { shares } : {}),
		...(asked(/collection$|^addToCollection/i) && typeof folders === 'number' ? { folders } : {}),
	};
}

function uploadOutput(
	uploaded: UploadedDocument,
	simplify: boolean,
	shapeOf: (document: Told, etag: string | null) => IDataObject,
): IDataObject {
	if (!simplify) return rawOutput(uploaded);
	const { document, etag, location, bytesSent, note } = uploaded;
	const shape = shapeOf(document, etag);
	return {
		...shape,
		editUrl: shape.editUrl ?? location,
		bytesSent,
		...(note ? { note } : {}),
	};
}

const person = { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' };
const address =
	'https://connections.example.com/files/basic/api/library/46ebf3b4-d0a1-4ca3-ac47-113589b801ee/document/6577329f-add1-4f1a-8dd8-a3a31a68f19c';

const told: Partial<DocumentEntry> = {
	id: '6577329f-add1-4f1a-8dd8-a3a31a68f19c',
	label: 'report.pdf',
	title: 'report.pdf',
	libraryId: '46ebf3b4-d0a1-4ca3-ac47-113589b801ee',
	libraryType: 'personalFiles',
	visibility: 'private',
	mimeType: 'application/pdf',
	size: 48213,
	version: '1',
	created: '2026-01-31T12:00:00.000Z',
	modified: '2026-01-31T12:00:00.000Z',
	author: person,
	tags: ['quay'],
	url: 'https://connections.example.com/files/app/file/6577329f-add1-4f1a-8dd8-a3a31a68f19c',
	downloadUrl: `${address}/media`,
	editUrl: `${address}/entry`,
	summary: 'Minutes of the meeting',
	versionId: 'f31472e9-c789-4b30-accf-15c9ce486faf',
	modifiedBy: person,
	lockedBy: person,
	comments: 0,
	likes: 0,
	downloads: 0,
};
const etag = '"6577329f-add1-4f1a-8dd8-a3a31a68f19c:modified=1769860800000:updated=1769860800000"';

/** A document as previews and docs show it. */
export const documentExample = documentShape(told, etag);

/** An uploaded document as previews and docs show it. */
export const uploadExample: IDataObject = { ...documentExample, bytesSent: 48213 };

/** What the entry of an attachment never tells ("Adding a file attachment", its answer). */
const untold = ['libraryType', 'tags', 'version', 'visibility'];

/** An attachment as previews and docs show it, without what can never be told. */
export const attachmentExample: IDataObject = {
	...Object.fromEntries(
		Object.entries(commonShape(told, etag)).filter(([name]) => !untold.includes(name)),
	),
	documentId: '0c5f1f0e-1a55-4f2e-9d7a-6f0c52a1d3aa',
};

const { documentId, ...attachment } = attachmentExample;

/** An uploaded attachment as previews and docs show it. */
export const uploadedAttachmentExample: IDataObject = {
	...attachment,
	bytesSent: 48213,
	documentId,
};
