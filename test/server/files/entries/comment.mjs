import { markup } from '../../atom/xml.mjs';
import * as frame from './frame.mjs';

/** The address of a comment. */
export const commentAddress = (exchange, document, { id }) =>
	`${frame.documentAddress(exchange, document)}/comment/${id}`;

/** The Atom entry of a comment on a document. */
export function commentEntry(exchange, store, document, comment) {
	const address = commentAddress(exchange, document, comment);
	const page = `${exchange.origin}${exchange.contextRoots.files}/app/file/${document.id}?comment=${comment.id}`;
	return markup`<id>urn:lsid:ibm.com:td:${comment.id}</id>${frame.kindCategory('comment')}<title type="text">Re: ${document.title}</title>${frame.personElement('author', store, comment.ownerId)}<published>${frame.iso(comment.created)}</published><updated>${frame.iso(comment.updated)}</updated><link href="${address}/entry" rel="self"></link><link href="${page}" rel="alternate" type="text/html"></link><link href="${address}/entry" rel="edit"></link><link href="${address}/media" rel="edit-media"></link><td:uuid>${comment.id}</td:uuid>${frame.personElement('td:modifier', store, comment.modifierId)}<td:modified>${frame.iso(comment.modified)}</td:modified><td:created>${frame.iso(comment.created)}</td:created><td:language>en</td:language><td:versionLabel>${comment.version}</td:versionLabel><td:deleteWithRecord>false</td:deleteWithRecord><content type="html">${comment.text}</content>`;
}

/** The answer that carries a comment's entry. */
export function commentAnswer(exchange, store, document, comment, status = 200) {
	return frame.entryAnswer(exchange, {
		status,
		item: comment,
		location: `${commentAddress(exchange, document, comment)}/entry`,
		entry: commentEntry(exchange, store, document, comment),
	});
}
