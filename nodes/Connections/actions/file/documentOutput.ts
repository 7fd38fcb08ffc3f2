import type { IDataObject } from 'n8n-workflow';
import type { DocumentEntry } from '../../api/files/document';
import type { UploadedDocument } from '../../api/files/uploadedDocument';
import { rawOutput } from '../rawOutput';

const unread: Partial<DocumentEntry> = {};

/**
 * A stored document as the user sees it: the short form, or the whole entry. What the server did
 * not say is null.
 */
export function documentOutput(uploaded: UploadedDocument, simplify: boolean): IDataObject {
	if (!simplify) return rawOutput(uploaded);
	const { document, etag, location, bytesSent, note } = uploaded;
	const told = document ?? unread;
	return {
		id: told.id ?? null,
		label: told.label ?? null,
		title: told.title ?? null,
		libraryId: told.libraryId ?? null,
		libraryType: told.libraryType ?? null,
		visibility: told.visibility ?? null,
		mimeType: told.mimeType ?? null,
		size: told.size ?? null,
		version: told.version ?? null,
		created: told.created ?? null,
		modified: told.modified ?? null,
		etag,
		author: told.author ?? { id: null, name: null, email: null },
		tags: told.tags ?? [],
		url: told.url ?? null,
		downloadUrl: told.downloadUrl ?? null,
		editUrl: told.editUrl ?? location,
		bytesSent,
		...(note ? { note } : {}),
	};
}
