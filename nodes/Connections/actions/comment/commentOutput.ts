import type { IDataObject } from 'n8n-workflow';
import type { CommentEntry, ReadComment } from '../../api/files/comments';
import { wholeEntry } from '../rawOutput';

/** The short form of a comment; what the server did not say is null. */
function commentShape(comment: CommentEntry): IDataObject {
	const { id, documentId, text, language, version, created, modified, author } = comment;
	return { id, documentId, text, language, version, created, modified, author: { ...author } };
}

/** A comment as the user sees it: the short form, or the whole entry. */
export function commentOutput(
	read: ReadComment & { note?: string },
	simplify: boolean,
): IDataObject {
	return {
		...(simplify ? commentShape(read.comment) : wholeEntry(read)),
		...(read.note ? { note: read.note } : {}),
	};
}

/** A comment as previews and docs show it. */
export const commentExample: IDataObject = commentShape({
	id: '9b0f1f53-5f5a-4d0e-9f65-5a9c1f1d7b11',
	documentId: '6577329f-add1-4f1a-8dd8-a3a31a68f19c',
	text: 'Please check the second page.',
	language: 'en',
	version: '1',
	created: '2026-01-31T12:00:00.000Z',
	modified: '2026-01-31T12:00:00.000Z',
	author: { id: '20170081', name: 'Amy Lindqvist', email: 'amy@example.com' },
});
